// Every test runs processes of its own in a folder of its own, and most of a short run is start-up on one core.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
