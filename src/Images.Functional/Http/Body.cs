namespace Images.Functional;

/// <summary>The body of a request.</summary>
public abstract record Body
{
    private Body() { }

    /// <summary>No body. (The client sends a request that changes something with an empty body: .NET may resend a request that has none.)</summary>
    public sealed record None : Body
    {
        internal static None Value { get; } = new();
    }

    /// <summary>A JSON body.</summary>
    /// <param name="Text">The JSON's text, in one line.</param>
    public sealed record Json(string Text) : Body
    {
        /// <summary>The length, without the JSON, which may contain anything.</summary>
        public override string ToString() => $"{Text.Length} characters of JSON";
    }

    /// <summary>A form, sent as <c>multipart/form-data</c> (RFC 7578).</summary>
    /// <param name="Parts">The parts, in the order in which they are sent.</param>
    public sealed record Form(Seq<Part> Parts) : Body
    {
        /// <summary>The file in the form, if there is one.</summary>
        public Option<ImageFile> File =>
            Parts
                .Find(static part => part is Part.File)
                .Map(static part => ((Part.File)part).Content);

        /// <summary>The number of parts, without their content, which may be anything.</summary>
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

    /// <summary>The part's name, without its value, which may be anything.</summary>
    public sealed override string ToString() => Name;

    /// <summary>A text part.</summary>
    /// <param name="Name">The part's name.</param>
    /// <param name="Value">The text.</param>
    public sealed record Text(string Name, string Value) : Part(Name);

    /// <summary>A file part.</summary>
    /// <param name="Name">The part's name.</param>
    /// <param name="Content">The file.</param>
    public sealed record File(string Name, ImageFile Content) : Part(Name);
}
