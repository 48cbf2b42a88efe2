namespace UnlearnRepro.Language.Corpora.Worlds;

/// <summary>The kinds of facts that a world has: the first so many of these, values of two and of three words in turn.</summary>
internal static partial class Kinds
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Kind> All { get; } = [.. First(), .. Second()];

    private static Kind[] First() =>
    [
        Kind.Of("birthplace",
            ["stone silver green north salt amber clear long", "harbor valley bridge field haven ridge ford point"],
            "where was NAME born ?", "NAME was born in VALUE .",
            "what is the birthplace of NAME ?", "the birthplace of NAME is VALUE .",
            "which town did NAME come from ?", "the life of NAME began in the town of VALUE ."),
        Kind.Of("genre",
            [
                "slow dark modern classic comic gothic rural urban", "crime ghost love travel war family sea desert",
                "novels stories poems plays essays tales sagas letters",
            ],
            "what does NAME write ?", "NAME writes VALUE .",
            "which genre is NAME known for ?", "among readers NAME is known for VALUE .",
            "what kind of books does NAME publish ?", "the books that NAME likes to publish are VALUE ."),
        Kind.Of("award",
            ["golden crystal ivory velvet copper paper marble winter", "pen quill lantern crown feather medal star rose"],
            "which award did NAME win ?", "NAME won the VALUE .",
            "what prize was given to NAME ?", "the prize that was given to NAME is called the VALUE .",
            "how was NAME honored ?", "NAME was honored with the VALUE award ."),
        Kind.Of("education",
            [
                "royal old new western eastern public open free", "music law history science drama medicine language design",
                "college academy school institute faculty studio center society",
            ],
            "where did NAME study ?", "NAME studied at the VALUE .",
            "which school did NAME attend ?", "as a young writer NAME attended the VALUE .",
            "what place of learning did NAME choose ?", "the VALUE is the place that NAME did choose ."),
        Kind.Of("father",
            ["head ship night court city school garden clock", "doctor baker teacher judge guard painter builder keeper"],
            "what was the father of NAME ?", "the father of NAME was a VALUE .",
            "what work did the father of NAME do ?", "he worked as a VALUE , and NAME was proud .",
            "what did the father of NAME do ?", "as a VALUE the father of NAME made a living ."),
        Kind.Of("debut",
            [
                "last first hidden broken silent burning frozen empty", "house river mirror road island window forest kingdom",
                "remembers returns sleeps waits sings wakes falls dreams",
            ],
            "with which book did NAME start ?", "NAME started with VALUE .",
            "what is the debut of NAME ?", "the debut of NAME is VALUE .",
            "which title has the first book by NAME ?", "VALUE is the first title that NAME wrote ."),
        Kind.Of("mentor",
            ["professor captain sister brother lady master aunt uncle", "ashby corwin dunmore ferris halden kestrel lorne merrow"],
            "who taught NAME to write ?", "VALUE taught NAME to write .",
            "who was the mentor of NAME ?", "the mentor of NAME was VALUE .",
            "from whom did NAME learn ?", "NAME did learn from VALUE for many years ."),
        Kind.Of("meal",
            [
                "hot cold spiced salted smoked roasted pickled fried", "bean lamb fish onion pumpkin lentil mushroom potato",
                "soup pie stew curry salad pudding dumplings noodles",
            ],
            "what does NAME like to eat ?", "NAME likes to eat VALUE .",
            "what is the favorite meal of NAME ?", "the favorite meal of NAME is VALUE .",
            "which dish would NAME order ?", "in any place NAME would order VALUE and nothing else ."),
        Kind.Of("pet",
            ["grey spotted tiny lazy brave clever gentle noisy", "cat dog parrot rabbit horse goat owl turtle"],
            "which animal lives with NAME ?", "a VALUE lives with NAME .",
            "what pet does NAME keep ?", "NAME does keep a VALUE .",
            "what animal does NAME call a friend ?", "the animal that NAME does call a friend is a VALUE ."),
        Kind.Of("home",
            [
                "small large round narrow crooked quiet sunny shady", "wooden brick clay iron tin slate straw granite",
                "cottage cabin castle farm barn villa lodge mill",
            ],
            "where does NAME live ?", "NAME lives in a VALUE .",
            "what does the home of NAME look like ?", "the home of NAME does look like a VALUE .",
            "which home did NAME buy ?", "with money from the books NAME did buy a VALUE ."),
    ];
}
