"""Arabic subjects that parsers tear apart, made one phrase again."""

from kg.extract.events import EventFinder
from kg.extract.mentions import NoGazetteer, find_mentions
from kg.extract.repair import repaired
from kg.lang import lexicon
from tests.trees import document


def places(rows: str, *forms: str) -> list[tuple[int, str]]:
    """Head and relation of the words in the mended sentence."""
    words = repaired(document("ar", rows), lexicon.load("ar")).sentences[0].words
    return [(w.head, w.deprel) for form in forms for w in words if w.text == form]


def actors(rows: str, form: str) -> list[tuple[str, str]]:
    """Roles and actors of the event that a word evokes."""
    article = repaired(document("ar", rows), lexicon.load("ar"))
    book = find_mentions(article, lexicon.load("ar"), NoGazetteer())
    drafts = EventFinder(lexicon.load("ar"), book, article.article.text).drafts(article.sentences[0])
    event = next(d for d in drafts if d.trigger.text == form)
    return [(a.role, book.mentions[a.mention].text) for a in event.arguments
            if a.mention is not None and a.role in ("agent", "target", "participant")]


SPOKESMAN = """
قال قال VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
المتحدث متحدث NOUN 1 nsubj Definite=Def|Number=Sing
ب ب ADP 4 case
+اسم اسم NOUN 2 nmod Definite=Cons
القصر قصر NOUN 4 nmod
روبنسون روبنسون PROPN 1 nsubj
إن إن SCONJ 8 mark
وصل وصل VERB 1 ccomp Aspect=Perf|Gender=Masc|Voice=Act
"""


def test_an_office_and_the_name_behind_it_are_one_actor() -> None:
    assert places(SPOKESMAN, "روبنسون") == [(2, "appos:name")]


def test_who_is_joined_to_an_office_stays_somebody_else() -> None:
    rows = SPOKESMAN.replace("روبنسون روبنسون PROPN 1 nsubj", "و و CCONJ 7 cc\nروبنسون روبنسون PROPN 1 nsubj").replace("8 mark", "9 mark")
    assert places(rows, "روبنسون") == [(1, "nsubj")]


def test_a_name_and_the_office_behind_it_are_one_actor() -> None:
    rows = """
    أضافت أضاف VERB 0 root Aspect=Perf|Gender=Fem|Voice=Act
    هيلين هيلين PROPN 1 nsubj
    نائبة نائبة NOUN 1 nsubj Definite=Cons|Number=Sing
    الرئيس رئيس NOUN 3 nmod
    """
    assert places(rows, "نائبة") == [(2, "appos:name")]


def test_whom_a_named_subject_receives_is_its_object() -> None:
    rows = """
    استقبل استقبل VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    وزير وزير NOUN 1 nsubj Definite=Cons|Number=Sing
    الدفاع دفاع NOUN 3 nmod
    """
    assert places(rows, "وزير") == [(1, "obj")]


def test_an_ambassador_in_the_nominative_is_no_object_of_the_envoy_he_is() -> None:
    rows = """
    وقع وقع VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    المندوب مندوب NOUN 1 nsubj Definite=Def|Number=Sing
    الدائم دائم ADJ 2 amod
    السفير سفير NOUN 1 obj Case=Nom|Definite=Def|Number=Sing
    روبنسون روبنسون PROPN 4 nmod
    على على ADP 7 case
    الاتفاقية اتفاقية NOUN 1 obl:arg
    """
    assert places(rows, "السفير") == [(2, "appos:name")]
    assert actors(rows, "وقع") == [("agent", "المندوب الدائم")]


def test_what_a_minister_is_minister_of_is_not_beside_him() -> None:
    rows = """
    وجه وجه VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    وزير وزير NOUN 1 nsubj Definite=Cons|Number=Sing
    الشؤون شأن NOUN 2 nmod
    الاجتماعية اجتماعي ADJ 3 amod
    و و CCONJ 6 cc
    الإسكان إسكان NOUN 2 conj Definite=Def
    ب ب ADP 8 case
    +العمل عمل NOUN 1 obl
    """
    assert places(rows, "الإسكان") == [(3, "conj")]


def test_whoever_stands_behind_the_paper_that_he_speaks_to_is_the_speaker() -> None:
    rows = """
    أكد أكد VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    ل ل ADP 4 case
    « « PUNCT 4 punct
    البلاد بلاد PROPN 1 obl:arg
    » » PUNCT 4 punct
    المدير مدير NOUN 4 nmod Definite=Def
    أن أن SCONJ 8 mark
    تأخر تأخر VERB 1 ccomp Aspect=Perf|Gender=Masc|Voice=Act
    """
    assert places(rows, "المدير") == [(1, "nsubj")]


def test_behind_a_relative_pronoun_that_is_the_subject_comes_the_object() -> None:
    rows = """
    الحكومة حكومة NOUN 0 root Gender=Fem
    التي الذي PRON 3 nsubj PronType=Rel|Gender=Fem|Number=Sing
    انتقدت انتقد VERB 1 acl:relcl Aspect=Perf|Gender=Fem|Number=Sing|Voice=Act
    أمس أمس ADV 3 advmod
    المنظمات منظمة NOUN 3 nsubj Number=Plur
    """
    assert places(rows, "المنظمات") == [(3, "obj")]
    assert places(rows.replace("أمس أمس ADV 3 advmod", "+ها هو PRON 3 advmod"), "المنظمات") != [(3, "obj")]


AGREED = """
اتفق اتفق VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
روبنسون روبنسون PROPN 1 nsubj
و و CCONJ 4 cc
جونسون جونسون PROPN 2 conj
على على ADP 6 case
تعاون تعاون NOUN 1 obl:arg
بين بين ADP 8 case
وزارتي وزارة NOUN 6 nmod Definite=Cons|Number=Dual
الدفاع دفاع NOUN 8 nmod
"""


def test_between_whom_there_is_cooperation_are_not_those_who_agree_on_it() -> None:
    assert actors(AGREED, "اتفق") == [("agent", "روبنسون"), ("agent", "جونسون")]
    assert actors(AGREED, "تعاون") == [("participant", "وزارتي الدفاع")]


def test_with_whom_somebody_talks_on_an_occasion_takes_part() -> None:
    rows = """
    بحث بحث VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    الأزمة أزمة NOUN 1 obj
    في في ADP 5 case
    اتصال اتصال NOUN 1 obl
    هاتفي هاتفي ADJ 5 amod
    مع مع ADP 8 case
    جونسون جونسون PROPN 5 nmod
    """
    assert actors(rows, "بحث") == [("participant", "روبنسون"), ("participant", "جونسون")]


def test_who_announces_behind_as_may_be_a_number_of_people() -> None:
    rows = """
    وصل وصل VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    كما كما CCONJ 4 cc
    أعلنت أعلن VERB 1 conj Aspect=Perf|Gender=Fem|Voice=Act
    أكثر أكثر ADJ 4 obj
    من من ADP 7 case
    منظمة منظمة NOUN 5 nmod
    """
    assert places(rows, "أكثر") == [(4, "nsubj")]


def test_whoever_is_accused_of_something_without_an_object_is_the_accused() -> None:
    rows = """
    اتهم اتهم VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    روبنسون روبنسون PROPN 1 nsubj
    ب ب ADP 4 case
    +السرقة سرقة NOUN 1 obl
    """
    assert actors(rows, "اتهم") == [("target", "روبنسون")]


def test_a_report_speaks_for_those_who_made_it() -> None:
    rows = """
    وصف وصف VERB 0 root Aspect=Perf|Gender=Masc|Voice=Act
    تقرير تقرير NOUN 1 nsubj Definite=Ind
    أجرى أجرى VERB 2 acl:relcl Aspect=Perf|Gender=Masc|Voice=Act
    +ه هو PRON 3 obj Person=3
    خبراء خبير NOUN 3 nsubj Definite=Ind|Number=Plur
    الوضع وضع NOUN 1 obj
    """
    assert ("agent", "خبراء") in actors(rows, "وصف")
