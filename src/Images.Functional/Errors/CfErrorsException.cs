using LanguageExt.Common;
using static LanguageExt.Prelude;

namespace Images.Functional;

/// <summary>
/// <see cref="CfErrors"/> as an exception, for LanguageExt's <c>Error.Throw</c> and <c>ThrowIfFail</c>, and for your own code. This
/// library never throws it.
/// </summary>
public sealed class CfErrorsException : ErrorException
{
    /// <summary>Wraps the errors.</summary>
    public CfErrorsException(CfErrors errors)
        : base(errors.NotNull().Code) => Errors = errors;

    /// <summary>The errors.</summary>
    public CfErrors Errors { get; }

    /// <inheritdoc/>
    public override string Message => Errors.Message;

    /// <inheritdoc/>
    public override int Code => Errors.Code;

    /// <inheritdoc/>
    public override Option<ErrorException> Inner => Option<ErrorException>.None;

    /// <inheritdoc/>
    public override bool IsExceptional => false;

    /// <inheritdoc/>
    public override bool IsExpected => true;

    /// <summary><see cref="Errors"/>.</summary>
    public override Error ToError() => Errors;

    /// <summary>The type, the message, what the response said, and the stack trace.</summary>
    public override string ToString() =>
        string.Join(
            "\n",
            new[]
            {
                Some($"{typeof(CfErrorsException).FullName}: {Message}"),
                Errors.Response.Map(static response => $"   response: {response}"),
                Optional(StackTrace),
            }.Somes()
        );

    /// <inheritdoc/>
    public override ErrorException Append(ErrorException error) =>
        new CfErrorsException(Errors + CfErrors.From(error.NotNull().ToError()));
}
