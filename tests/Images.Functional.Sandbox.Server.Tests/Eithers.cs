using LanguageExt;

namespace Images.Functional.Sandbox.Server.Tests;

internal static class Eithers
{
    public static A Right<A>(this Either<CfErrors, A> either) =>
        either.IfLeft(errors => throw errors.ToException());
}
