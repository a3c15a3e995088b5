using System.Globalization;
using LanguageExt;

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

    /// <summary>A form, sent as <c>multipart/form-data</c> (RFC 7578).</summary>
    /// <param name="Parts">The parts, in this order.</param>
    public sealed record Form(Seq<Part> Parts) : Body
    {
        /// <summary>The file that is sent, if there is one.</summary>
        public Option<ImageFile> File =>
            Parts
                .Find(static part => part is Part.File)
                .Map(static part => ((Part.File)part).Content);

        /// <summary>How many parts there are: they may hold anything.</summary>
        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"a form of {Parts.Count} parts");
    }
}

/// <summary>A part of a form.</summary>
public abstract record Part
{
    private Part(string name) => Name = name;

    /// <summary>The part's name.</summary>
    public string Name { get; }

    /// <summary>The part's name alone: its value may be anything.</summary>
    public sealed override string ToString() => Name;

    /// <summary>A text.</summary>
    /// <param name="Name">The part's name.</param>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Name, string Value) : Part(Name);

    /// <summary>A file.</summary>
    /// <param name="Name">The part's name.</param>
    /// <param name="Content">The file.</param>
    public sealed record File(string Name, ImageFile Content) : Part(Name);
}
