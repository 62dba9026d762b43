using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Instruments;

/// <summary>Get-TastyFuture, Get-TastyFutureProduct and Get-TastyFutureOptionProduct.</summary>
public sealed class FutureTests : IDisposable
{
    private readonly PaperShell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Fact]
    public void A_product_gives_its_contracts_and_ActiveMonth_the_one_that_is_traded()
    {
        Assert.All(_shell.Pipe("Get-TastyFuture", ("Symbol", "/ES")).Run().All<Future>(), f => Assert.Equal("ES", f.ProductCode));

        Assert.Equal("/ESZ6", _shell.Pipe("Get-TastyFuture", ("Symbol", "/ES"), ("ActiveMonth", null)).Run().Single<Future>().Symbol);
    }

    [Fact]
    public void A_contract_in_any_form_is_asked_for_without_its_slash()
    {
        Assert.Equal("/ESZ6", _shell.Pipe("Get-TastyFuture", ("Symbol", "/ESZ26:XCME")).Run().Single<Future>().Symbol);
        Assert.Equal(["GET /instruments/futures/ESZ6"], _shell.Wire);
    }

    [Fact]
    public void Contracts_of_several_products_are_one_call()
    {
        Assert.Equal(["/ESZ6", "/NQZ6"], _shell.Pipe("Get-TastyFuture", ("Symbol", new[] { "/ESZ6", "/NQZ6" })).Run().All<Future>().Select(f => f.Symbol));
        Assert.Equal("/CL,/GC", string.Join(',', _shell.Pipe("Get-TastyFuture", ("ProductCode", new[] { "gc", "/cl" })).Run().All<Future>().Select(f => "/" + f.ProductCode).Distinct().Order(StringComparer.Ordinal)));
        Assert.Equal(2, _shell.Wire.Count);
    }

    [Fact]
    public void A_product_is_found_with_and_without_its_exchange()
    {
        Assert.Equal("GC", _shell.Pipe("Get-TastyFutureProduct", ("Code", "/gc")).Run().Single<FutureProduct>().Code);
        Assert.Equal("GC", _shell.Pipe("Get-TastyFutureProduct", ("Code", "GC"), ("Exchange", "cme")).Run().Single<FutureProduct>().Code);
        Assert.Equal("GET /instruments/future-products/CME/GC", _shell.Wire[^1]);

        _shell.Pipe("Get-TastyFutureProduct", ("Code", "QQ")).Run().SingleError(ErrorIds.InstrumentUnknown);
        _shell.Pipe("Get-TastyFutureProduct", ("Code", "QQ"), ("Exchange", "CME")).Run().SingleError(ErrorIds.ApiNotFound);
    }

    [Fact]
    public void Option_products_by_root_by_exchange_and_by_product()
    {
        Assert.Equal("EW4", _shell.Pipe("Get-TastyFutureOptionProduct", ("RootSymbol", "ew4")).Run().Single<FutureOptionProduct>().RootSymbol);
        Assert.Equal("EW4", _shell.Pipe("Get-TastyFutureOptionProduct", ("RootSymbol", "EW4"), ("Exchange", "CME")).Run().Single<FutureOptionProduct>().RootSymbol);
        Assert.Equal(["GET /instruments/future-option-products/EW4", "GET /instruments/future-option-products/CME/EW4"], _shell.Wire);

        var ofProduct = _shell.Pipe("Get-TastyFutureProduct", ("Code", "ES")).Pipe("Get-TastyFutureOptionProduct", ("Session", _shell.Session)).Run().All<FutureOptionProduct>();
        Assert.Contains(ofProduct, p => p.RootSymbol == "EW4");
        Assert.True(_shell.Pipe("Get-TastyFutureOptionProduct").Run().All<FutureOptionProduct>().Count > ofProduct.Count);
    }
}
