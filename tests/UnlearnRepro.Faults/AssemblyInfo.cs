// Every test has a folder of its own, and most of its time is the start of a process on one core.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
