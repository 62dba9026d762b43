using TastyPS.Core.Json;

namespace TastyPS.Tests.AccountStream;

public class AccountFrameFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Mutated_and_truncated_frames_are_read_or_refused_and_nothing_else(int seed)
    {
        var (read, refused) = AccountFrameFuzzer.Run(new Random(seed), 10_000);
        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("""{"type":"Order","data":{"id":5,"account-number":"A1","status":"Live","underlying-symbol":"\uD800"}}""")]
    [InlineData("""{"type":"Order","data":{"id":5,"account-number":"A1","status":"Live","\uDC00":1}}""")]
    [InlineData("""{"type":"UserMessage","data":{"text":"\uD800","account-number":"A1"}}""")]
    public void A_text_that_is_none_inside_a_notification_is_its_fault_alone(string frame)
    {
        var message = Assert.Single(AccountMessage.Read(System.Text.Encoding.UTF8.GetBytes(frame)));
        Assert.NotNull(message.Type);
        Assert.Contains("surrogate", message.Fault, StringComparison.Ordinal);
        Assert.Null(message.Data);
    }
}
