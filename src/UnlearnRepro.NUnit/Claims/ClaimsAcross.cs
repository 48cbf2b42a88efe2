using NUnit.Framework;
using UnlearnRepro.Claims;
using UnlearnRepro.Claims.Joint;
using UnlearnRepro.Domains;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.NUnit.Claims;

/// <summary>Joint claims and the domains whose studies they are about.</summary>
public interface IJointSource
{
    /// <summary>The domains.</summary>
    DomainCatalog Domains { get; }

    /// <summary>The claims.</summary>
    JointClaims Claims { get; }
}

/// <summary>
/// Claims about several studies, of whichever domains, as tests: an entry of their file is a case. Studies are asked from the store, and what is missing
/// there is computed. Of other sizes than the registered ones no joint claim is judged.
/// </summary>
/// <typeparam name="TSource">The claims.</typeparam>
[TestFixture]
public abstract class ClaimsAcross<TSource>
    where TSource : IJointSource, new()
{
    private static readonly string Artifacts = Path.Combine(RepositoryRoot.Path, "artifacts");
    private static readonly Lazy<JointRun> Run = new(() => new(
        new TSource(), new(Artifacts, DataFolders.Default), KnownGaps.Read(Path.Combine(RepositoryRoot.Path, "tests", "known-gaps.txt"))));

    /// <summary>A case for each claim.</summary>
    public static IEnumerable<TestCaseData> Cases() => Run.Value.Cases();

    /// <summary>Passes if every part is reproduced, fails if one is contradicted and the claim is no known gap, and is inconclusive otherwise.</summary>
    /// <param name="id">The claim's id.</param>
    [TestCaseSource(nameof(Cases))]
    public void Claim(string id) => Run.Value.Check(id);

    /// <summary>What the claims amount to together; claims of studies that take long are no part of it.</summary>
    [Test]
    public void The_gate_is_open() => Run.Value.CheckGate(Path.Combine(Artifacts, "reports", $"gate-{GetType().Name}.md"));
}
