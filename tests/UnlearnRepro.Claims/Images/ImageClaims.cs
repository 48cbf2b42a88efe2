using UnlearnRepro.Images;
using UnlearnRepro.NUnit.Claims;
using UnlearnRepro.Reports.Content;

namespace UnlearnRepro.Claims.Images;

/// <summary>The claims about image classification.</summary>
public sealed class ImageClaims : RegisteredClaims<ImagesDomain>
{
    /// <summary>A class of the digits is forgotten: the study that most claims are about.</summary>
    internal static StudyReport FullClass => ReportOf("digits-full-class-3");
}
