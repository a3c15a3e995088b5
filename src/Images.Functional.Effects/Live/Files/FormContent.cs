using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Images.Functional.Effects;

/// <summary>
/// A form as <c>multipart/form-data</c> (RFC 7578). Names are in UTF-8. Quotation marks and line breaks in them are escaped as browsers escape
/// them (WHATWG, <em>multipart/form-data encoding algorithm</em>), so that servers read them like those of a browser's form.
/// </summary>
internal sealed class FormContent : NotedContent
{
    private readonly MultipartContent parts;
    private readonly OpenedFile? file;
    private volatile bool isTaken;
    private bool isDisposed;
    private volatile FileFailure? failure;

    /// <param name="form">The form.</param>
    /// <param name="file">Its open file, which is disposed with the content; null if the form has none.</param>
    /// <param name="transfer">Counts the bytes of the file.</param>
    public FormContent(Body.Form form, OpenedFile? file, Transfer transfer)
    {
        this.file = file;
        var boundary = $"images-functional-{Guid.NewGuid():N}";
        parts = new MultipartContent("form-data", boundary)
        {
            HeaderEncodingSelector = static (_, _) => Encoding.UTF8,
        };
        foreach (var part in form.Parts)
            parts.Add(Content(part, file, transfer));
        Headers.TryAddWithoutValidation(
            "Content-Type",
            // .NET writes it in quotation marks, and some servers read these as a part of the boundary.
            $"multipart/form-data; boundary={boundary}"
        );
    }

    public override bool IsTaken => isTaken;

    /// <summary>Whether the file can't be read again.</summary>
    public bool IsOnce => file is { IsOnce: true };

    /// <summary>The failure of the file while it was sent; null if there was none.</summary>
    public CfError.File? Failure => failure?.Error;

    protected override async Task Write(
        Stream stream,
        TransportContext? context,
        CancellationToken cancel
    )
    {
        try
        {
            await parts.CopyToAsync(stream, context, cancel).ConfigureAwait(false);
            isTaken = true;
        }
        catch (FileFailure e)
        {
            failure = e;
            throw;
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = parts.Headers.ContentLength ?? 0;
        return parts.Headers.ContentLength is not null;
    }

    // A user's handler may dispose it too, or wrap it in a content that does.
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        parts.Dispose();
        file?.Dispose();
        base.Dispose(disposing);
    }

    private static HttpContent Content(Part part, OpenedFile? file, Transfer transfer)
    {
        var disposition = $"form-data; name=\"{HeaderRules.InQuotes(part.Name)}\"";
        HttpContent content;
        if (part is Part.File { Content: var said } && file is not null)
        {
            disposition += $"; filename=\"{HeaderRules.InQuotes(said.Name)}\"";
            content = new FilePart(file, transfer);
            content.Headers.TryAddWithoutValidation("Content-Type", file.ContentType);
        }
        else
            content = new ByteArrayContent(
                Encoding.UTF8.GetBytes(part is Part.Text text ? text.Value : "")
            );
        content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return content;
    }
}
