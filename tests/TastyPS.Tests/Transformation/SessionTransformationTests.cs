using System.Management.Automation;
using TastyPS.Commands;
using TastyPS.Tests.Cmdlets;

namespace TastyPS.Tests.Transformation;

public class SessionTransformationTests
{
    private static object? Transform(object? input) => new SessionTransformationAttribute().Transform(null!, input!);

    [Fact]
    public void A_name_becomes_its_session_whatever_the_case()
    {
        using var shell = new PaperShell();

        foreach (object name in new object[] { shell.Connection.Name, shell.Connection.Name.ToUpperInvariant(), PSObject.AsPSObject(shell.Connection.Name) })
        {
            var session = Assert.IsType<Session>(Transform(name));
            Assert.Equal((shell.Connection.Name, TastyEnvironment.Paper), (session.Name, session.Environment));
        }
    }

    [Fact]
    public void A_session_stays_itself()
    {
        var session = new Session { Name = "any" };

        Assert.Same(session, Transform(session));
        Assert.Same(session, Transform(PSObject.AsPSObject(session)));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public void A_name_of_none_is_stopped_with_those_there_are(string name)
    {
        using var shell = new PaperShell();

        var refused = Assert.Throws<ArgumentTransformationMetadataException>(() => Transform(name));

        Assert.Contains($"no session '{name}'", refused.Message);
        Assert.Contains(shell.Connection.Name, refused.Message);
    }

    [Fact]
    public void Anything_else_is_left_to_the_binder()
    {
        Assert.Equal(7, Transform(7));
        Assert.Null(Transform(null));
    }
}
