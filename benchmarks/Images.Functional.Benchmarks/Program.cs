using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using Images.Functional.Benchmarks;

// Numbers of parsers that don't agree would mean nothing.
Peers.Check();
BenchmarkSwitcher.FromAssembly(typeof(Peers).Assembly).Run(args, DefaultConfig.Instance);
