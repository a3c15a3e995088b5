using System;
using LanguageExt;
using LanguageExt.Common;

namespace Images.Functional;

/// <summary>
/// <see cref="CfErrors"/> where LanguageExt, or you, must throw (<c>Error.Throw</c>, <c>ThrowIfFail</c>). This library
/// throws it nowhere.
/// </summary>
public sealed class CfErrorsException : ErrorException
{
    /// <summary>Wraps the errors.</summary>
    public CfErrorsException(CfErrors errors)
        : base((errors ?? throw new ArgumentNullException(nameof(errors))).Code) => Errors = errors;

    /// <summary>The errors, the same value that was thrown.</summary>
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

    /// <inheritdoc/>
    public override ErrorException Append(ErrorException error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new CfErrorsException(Errors + CfErrors.From(error.ToError()));
    }
}
