namespace Images.Functional;

/// <summary>What a request sends after its headers.</summary>
public abstract record Body
{
    private Body() { }

    /// <summary>Nothing. (A request that changes something is sent with a body of no bytes: .NET would resend one without a body.)</summary>
    public sealed record None : Body
    {
        internal static None Value { get; } = new();
    }

    /// <summary>JSON.</summary>
    /// <param name="Text">The JSON's text, in one line.</param>
    public sealed record Json(string Text) : Body
    {
        /// <summary>How long it is: the JSON may hold anything.</summary>
        public override string ToString() => $"{Text.Length} characters of JSON";
    }
}
