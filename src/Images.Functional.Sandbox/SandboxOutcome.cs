using System;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>The outcome of a request, as data. The handler or server waits, and then replies or drops the connection.</summary>
/// <param name="Reply">The reply; <c>None</c> if the connection is dropped instead.</param>
/// <param name="Delay">How much later the reply or the drop comes. It is decided when the request arrives, not when the delay is over.</param>
public sealed record SandboxOutcome(Option<SandboxReply> Reply, TimeSpan Delay = default);
