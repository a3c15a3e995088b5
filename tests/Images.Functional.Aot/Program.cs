using System;
using Images.Functional.Aot;

// What a user's own code does with the library, compiled ahead of time: LanguageExt builds some functions by reflection,
// which only a run shows.
var failures = 0;
Check[] checks =
[
    .. Values.Checks,
    .. Applicatives.Checks,
    .. Failures.Checks,
    .. Calls.Checks,
    .. Registrations.Checks,
];
foreach (var check in checks)
{
    var wrong = await check.Run();
    Console.WriteLine(wrong is null ? $"ok    {check.Name}" : $"FAIL  {check.Name}: {wrong}");
    failures += wrong is null ? 0 : 1;
}

Console.WriteLine($"{checks.Length} checks, {failures} failed");
return failures == 0 ? 0 : 1;
