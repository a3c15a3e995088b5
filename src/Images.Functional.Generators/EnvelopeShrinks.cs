using System.Collections.Generic;
using System.Linq;

namespace Images.Functional.Generators;

/// <summary>Plainer texts of envelopes; then texts of smaller ones.</summary>
internal static class EnvelopeShrinks
{
    public static IEnumerable<EnvelopeText> Text(EnvelopeText text) =>
        text
            .Noise.Quieter()
            .Select(noise => new EnvelopeText(text.Envelope, noise))
            .Concat(
                ErrorShrinks
                    .Envelope(text.Envelope, ImageShrinks.Of)
                    .Select(envelope => new EnvelopeText(envelope, text.Noise))
            );

    /// <summary>Then fewer breaks, never none; then less around them; then the plainest values that have them.</summary>
    public static IEnumerable<BrokenEnvelope> Broken(BrokenEnvelope broken) =>
        broken
            .Noise.Quieter()
            .Select(noise => new BrokenEnvelope(broken.Image, broken.Faults, noise))
            .Concat(
                Shrinks
                    .Items(broken.Faults, static fault => fault.Plainer())
                    .Select(static faults => faults.ToArray())
                    .Where(static faults => faults.Length > 0)
                    .Select(faults => new BrokenEnvelope(broken.Image, [.. faults], broken.Noise))
            )
            .Concat(
                ImageShrinks
                    .Of(broken.Image)
                    .Where(image => broken.Faults.All(fault => fault.FitsIn(image)))
                    .Select(image => new BrokenEnvelope(image, broken.Faults, broken.Noise))
            );
}
