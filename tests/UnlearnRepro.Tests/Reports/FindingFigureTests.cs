using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Studies;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Tests.Reports;

/// <summary>The title of the README's picture says what intervals of the ICC support and calls the rest open.</summary>
public class FindingFigureTests
{
    [Test]
    public void WhatNoIntervalDecidesIsOpen()
    {
        // Two seeds of each kind: both estimates of the ICC are above 1/2, and both intervals reach from 0 to 1.
        var table = Table.One("A,0,0,acc,10", "A,0,1,acc,10.9", "A,1,0,acc,11.2", "A,1,1,acc,12.4", "B,0,0,acc,20", "B,0,1,acc,21", "B,1,0,acc,21.5", "B,1,1,acc,22.4");
        Assert.That(FindingFigure.Model(StudyReport.Of(table, []), "acc").Title, Is.EqualTo("Whether training or unlearning seeds spread the result more is open for 2 methods"));
    }

    [Test]
    public void EveryMethodIsCountedWhereItsIntervalIs()
    {
        MethodChoice[] methods = [Fake.Fixed, Fake.Noisy, Fake.Twice1, Fake.Twice2 with { Name = "Open" }];
        double Value(Cell c) => c.Method switch
        {
            "Fixed" => c.Train,
            "Noisy" => (10 * c.Train) + c.Unlearn,
            "Twice" => 10 * Math.Sin((c.Train * 4) + c.Unlearn),
            _ => (2.2 * Math.Sin(c.Train)) + (3 * Math.Sin((7 * c.Train) + (3 * c.Unlearn))),
        };
        string Title(params MethodChoice[] some) => FindingFigure.Model(Fake.Report(8, 4, some, (c, _) => Value(c)), Fake.Accuracy).Title;
        Assert.That(Title(methods), Is.EqualTo("Training seeds spread the result more than unlearning seeds for 2 of 4 methods, less for 1, open for 1"));
        Assert.That(Title(methods[..2]), Is.EqualTo("Training seeds spread the result more than unlearning seeds for 2 of 2 methods"));
        Assert.That(Title(methods[..1]), Is.EqualTo("Training seeds spread the result more than unlearning seeds for 1 of 1 method"));
        Assert.That(Title(methods[3..]), Does.Contain("is open for 1 method"));
    }
}
