namespace UsineCitoyenne.Core.Content;

/// <summary>Aliases of the document types that the code itself knows; the others matter to their views only.</summary>
public static class DocumentTypes
{
    public const string NationalHome = "nationalHome";
    public const string DepartementHome = "departementHome";
    public const string TutorialList = "tutorialList";
    public const string FaqList = "faqList";
    public const string VideoList = "videoList";
    public const string CallList = "callList";
    public const string Call = "call";
    public const string NewsList = "newsList";

    /// <summary>Property of a département's home: the official code, « 95 ».</summary>
    public const string DepartementCode = "departementCode";

    /// <summary>
    /// Lists that every département shows with the nation's entries after its own: common tools, and calls to everybody. News are local.
    /// </summary>
    public static bool IsInherited(string list) => list is TutorialList or FaqList or VideoList or CallList;
}
