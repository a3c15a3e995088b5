using System;
using LanguageExt;

namespace Images.Functional.Sandbox;

/// <summary>What comes of a request, as data: whoever runs the sandbox waits, and then replies or drops the connection.</summary>
/// <param name="Reply">The reply; <c>None</c> where the connection is dropped before a byte of it.</param>
/// <param name="Delay">How long that takes. The reply is decided when the request comes, not when the delay is over.</param>
public sealed record SandboxOutcome(Option<SandboxReply> Reply, TimeSpan Delay = default);
