"""Who is given as the source of what: reporting clauses, quotations and speakers, in hand-made trees."""

from __future__ import annotations

from kg.extract import extract
from kg.model import Event, Extraction
from tests.extract.asking import Known, names, only
from tests.trees import document

KNOWN = Known({"Syria": "State", "France": "State", "Paris": "Place", "Reuters": "Organization", "Kim": "Person",
               "Kim Lee": "Person", "Lee": "Person",
               "روسيا": "State", "تركيا": "State", "رويترز": "Organization", "سمير": "Person"}, frozenset({"French", "Syrian"}))


def run(lang: str, *rows: str) -> Extraction:
    return extract(document(lang, *rows), KNOWN)


def source(found: Extraction, event: Event) -> list[str]:
    """Names of those who say it."""
    claims = [e for e in found.events if e.id == event.according_to]
    return [name for claim in claims for name in names(found, claim, "agent")]


def test_as_he_said_reports_what_stands_outside_it() -> None:
    found = run("ar", """
    هاجمت هاجم VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 1 nsubj
    تركيا تركيا PROPN 1 obj
    ، ، PUNCT 7 punct
    وفق وفق ADP 6 case
    ما ما PRON 1 obl
    ذكرت ذكر VERB 6 acl Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 7 nsubj
    """)
    assert source(found, only(found, "Attack")) == ["رويترز"]


def test_also_is_not_as() -> None:
    found = run("ar", """
    كما كما SCONJ 2 cc
    أضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 2 nsubj
    أن أن SCONJ 6 mark
    روسيا روسيا PROPN 6 nsubj
    هاجمت هاجم VERB 2 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 6 obj
    """)
    assert source(found, only(found, "Attack")) == ["سمير"]


def test_cited_as_saying_says_what_follows() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    cited cite VERB 0 root Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 2 obj
    as as SCONJ 5 mark
    saying say VERB 2 advcl Tense=Pres|VerbForm=Part
    that that SCONJ 8 mark
    Syria Syria PROPN 8 nsubj
    attacked attack VERB 5 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 8 obj
    """)
    assert source(found, only(found, "Attack")) == ["Reuters"]


def test_the_speaker_stands_before_the_verb_that_closes_the_sentence() -> None:
    found = run("en", """
    Syria Syria PROPN 6 nsubj
    attacked attack VERB 6 dep Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    , , PUNCT 2 punct
    Kim Kim PROPN 3 appos
    said say VERB 0 root Tense=Past|VerbForm=Fin
    in in ADP 8 case
    Reuters Reuters PROPN 6 obl
    """)
    assert source(found, only(found, "Attack")) == ["Kim"], "not Syria, whatever the tree says"


def test_he_who_closes_the_sentence_is_the_speaker_of_its_beginning() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    that that SCONJ 5 mark
    Syria Syria PROPN 5 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 5 obj
    , , PUNCT 9 punct
    he he PRON 9 nsubj Case=Nom|Person=3|Number=Sing
    said say VERB 2 ccomp Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    assert source(found, only(found, "Attack")) == ["Kim"]
    assert all(e.according_to is None for e in found.events if e.cls == "Statement")


def test_who_passes_on_others_words_says_that_they_say_so() -> None:
    found = run("ar", """
    قالت قال VERB 0 root Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 1 nsubj
    نقلا نقل NOUN 1 obl
    عن عن ADP 5 case
    تركيا تركيا PROPN 3 nmod
    إن أن SCONJ 8 mark
    روسيا روسيا PROPN 8 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    سمير سمير PROPN 8 obj
    """)
    attack = only(found, "Attack")
    assert source(found, attack) == ["تركيا"]
    assert source(found, next(e for e in found.events if e.id == attack.according_to)) == ["رويترز"]


def test_the_pronoun_of_what_somebody_reports_is_not_the_source() -> None:
    found = run("ar", """
    هاجمت هاجم VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 1 nsubj
    تركيا تركيا PROPN 1 obj
    ، ، PUNCT 7 punct
    وفق وفق ADP 6 case
    ما ما PRON 1 obl
    نقل نقل NOUN 6 acl
    +ه هو PRON 7 nmod Person=3|Gender=Masc|Number=Sing
    رويترز رويترز PROPN 7 nsubj
    """)
    assert source(found, only(found, "Attack")) == ["رويترز"]


def test_also_says_more_wherever_the_tree_hangs_it() -> None:
    found = run("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 1 nsubj
    إن أن SCONJ 5 mark
    روسيا روسيا PROPN 5 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 5 obj
    ، ، PUNCT 9 punct
    كما كما SCONJ 9 cc
    أوضح أوضح VERB 5 conj Aspect=Perf|Gender=Masc
    أن أن SCONJ 12 mark
    تركيا تركيا PROPN 12 nsubj
    انسحبت انسحب VERB 9 ccomp Aspect=Perf|Gender=Fem
    """)
    first, second = sorted((e for e in found.events if e.cls == "Statement"), key=lambda e: e.begin)
    assert second.according_to is None and only(found, "Attack").according_to == first.id
    assert only(found, "Withdrawal").according_to == second.id and names(found, second, "agent") == ["سمير"]


def test_a_verb_behind_a_quotation_is_not_what_it_says() -> None:
    found = run("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 1 nsubj
    إن أن SCONJ 6 mark
    « « PUNCT 6 punct
    روسيا روسيا PROPN 6 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 6 obj
    » » PUNCT 6 punct
    ، ، PUNCT 11 punct
    و و CCONJ 11 cc
    +دعا دعا VERB 6 conj Aspect=Perf|Gender=Masc
    إلى إلى ADP 13 case
    مفاوضات مفاوضة NOUN 11 obl
    """)
    assert only(found, "Appeal").according_to is None
    assert source(found, only(found, "Attack")) == ["سمير"]


def test_a_longer_and_a_shorter_name_are_one_speaker() -> None:
    found = run("en", """
    Kim Kim PROPN 3 nsubj
    Lee Lee PROPN 1 flat
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Lee Lee PROPN 5 nsubj
    thinks think VERB 3 ccomp Tense=Pres|VerbForm=Fin
    Syria Syria PROPN 7 nsubj
    attacked attack VERB 5 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 7 obj
    """)
    assert all(e.according_to is None for e in found.events if e.cls == "Statement")


def test_the_speaker_within_the_claim_goes_on_by_his_own_participle() -> None:
    found = run("ar", """
    قالت قال VERB 0 root Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 1 nsubj
    إن أن SCONJ 5 mark
    سمير سمير PROPN 5 nsubj
    طالب طالب VERB 1 ccomp Aspect=Perf|Gender=Masc
    ب ب ADP 7 case
    +انسحاب انسحاب NOUN 5 obl:arg
    روسيا روسيا PROPN 7 nmod
    ، ، PUNCT 10 punct
    مؤكدا مؤكد ADJ 5 advcl
    أن أن SCONJ 13 mark
    روسيا روسيا PROPN 13 nsubj
    هاجمت هاجم VERB 10 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 13 obj
    """)
    claims = {e.lemma: e for e in found.events if e.cls in ("Statement", "Appeal")}
    assert claims["مؤكد"].according_to == claims["طالب"].according_to == claims["قال"].id
    assert only(found, "Attack").according_to == claims["مؤكد"].id


def test_what_somebody_is_thanked_for_is_by_his_account() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    thanked thank VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 2 obj
    for for SCONJ 5 mark
    supporting support VERB 2 advcl VerbForm=Ger
    Syria Syria PROPN 5 obj
    """)
    thanks, support = sorted((e for e in found.events if e.cls == "Endorsement"), key=lambda e: e.begin)
    assert support.according_to == thanks.id


def test_an_adverb_may_stand_before_the_verb_behind_a_quotation() -> None:
    found = run("en", """
    “ " PUNCT 3 punct
    Syria Syria PROPN 3 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 3 obj
    , , PUNCT 3 punct
    ” " PUNCT 8 punct
    officially officially ADV 8 advmod
    announced announce VERB 3 parataxis Tense=Past|VerbForm=Fin
    France France PROPN 8 obj
    """)
    assert source(found, only(found, "Attack")) == ["France"]


def test_as_somebody_said_amid_a_sentence_is_said_of_its_clause() -> None:
    found = run("ar", """
    هاجمت هاجم VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 1 nsubj
    سمير سمير PROPN 1 obj
    بعدما بعدما SCONJ 5 mark
    انسحبت انسحب VERB 1 advcl Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 5 nsubj
    كما كما SCONJ 8 mark
    ذكرت ذكر VERB 5 advcl Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 8 nsubj
    في في ADP 11 case
    تقرير تقرير NOUN 8 obl
    لها لها PRON 11 nmod
    صباح صباح NOUN 8 obl
    أمس أمس NOUN 13 nmod
    من من ADP 16 case
    لندن لندن PROPN 8 obl
    """)
    assert only(found, "Attack").according_to is None
    assert source(found, only(found, "Withdrawal")) == ["رويترز"]


def test_a_verb_joined_by_and_reports_what_follows_where_verbs_come_first() -> None:
    found = run("ar", """
    هاجمت هاجم VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 1 nsubj
    تركيا تركيا PROPN 1 obj
    ، ، PUNCT 6 punct
    و و CCONJ 6 cc
    +أضاف أضاف VERB 1 conj Aspect=Perf|Gender=Masc
    سمير سمير PROPN 6 nsubj
    : : PUNCT 11 punct
    الوضع وضع NOUN 11 nsubj
    هناك هناك ADV 9 advmod
    صعب صعب ADJ 1 dep
    جدا جدا ADV 11 advmod
    في في ADP 14 case
    القرى قرية NOUN 11 obl
    كلها كل NOUN 14 nmod
    اليوم يوم NOUN 11 obl
    """)
    assert only(found, "Attack").according_to is None


def test_gerunds_that_the_tree_joins_to_the_verb_are_thanked_for_too() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    thanked thank VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 2 obj
    for for SCONJ 5 mark
    supporting support VERB 2 advcl VerbForm=Ger
    Syria Syria PROPN 5 obj
    and and CCONJ 8 cc
    attacking attack VERB 2 conj VerbForm=Ger
    Paris Paris PROPN 8 obj
    """)
    assert source(found, only(found, "Attack")) == ["Kim"]


SAID = """
Kim Kim PROPN 2 nsubj
said say VERB 0 root Tense=Past|VerbForm=Fin
that that SCONJ 5 mark
Syria Syria PROPN 5 nsubj
attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
Paris Paris PROPN 5 obj
. . PUNCT 2 punct
"""


def test_a_quotation_that_fills_its_sentence_is_by_who_just_spoke() -> None:
    found = run("en", SAID, """
    “ " PUNCT 3 punct
    Syria Syria PROPN 3 nsubj
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 3 obj Number=Plur
    . . PUNCT 3 punct
    ” " PUNCT 3 punct
    """)
    assert source(found, only(found, "Killing")) == ["Kim"]


def test_without_marks_the_next_sentence_is_the_writers() -> None:
    found = run("en", SAID, """
    Syria Syria PROPN 2 nsubj
    killed kill VERB 0 root Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 2 obj Number=Plur
    . . PUNCT 2 punct
    """)
    assert only(found, "Killing").according_to is None


def test_both_halves_of_a_divided_quotation_are_said() -> None:
    found = run("en", """
    “ " PUNCT 3 punct
    Syria Syria PROPN 3 nsubj
    attacked attack VERB 8 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 3 obj
    , , PUNCT 3 punct
    ” " PUNCT 3 punct
    Kim Kim PROPN 8 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    , , PUNCT 8 punct
    “ " PUNCT 12 punct
    Syria Syria PROPN 12 nsubj
    killed kill VERB 8 parataxis Tense=Past|VerbForm=Fin
    many many ADJ 14 amod
    soldiers soldier NOUN 12 obj Number=Plur
    there there ADV 12 advmod
    . . PUNCT 8 punct
    ” " PUNCT 8 punct
    """)
    assert source(found, only(found, "Attack")) == source(found, only(found, "Killing")) == ["Kim"]


def test_joining_an_appeal_to_a_deed_does_not_make_the_deed_its_content() -> None:
    found = run("en", """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    and and CCONJ 5 cc
    praised praise VERB 2 conj Tense=Past|VerbForm=Fin
    France France PROPN 5 obj
    """)
    assert only(found, "Attack").according_to is None


def test_the_need_to_do_something_is_said_wherever_the_tree_hangs_it() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    stressed stress VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det
    need need NOUN 2 obj
    to to PART 6 mark
    attack attack VERB 2 advcl VerbForm=Inf
    Paris Paris PROPN 6 obj
    """)
    assert source(found, only(found, "Attack")) == ["Kim"]


def test_who_is_cited_as_saying_says_so_by_the_account_of_who_cites_him() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    cited cite VERB 0 root Tense=Past|VerbForm=Fin
    Reuters Reuters PROPN 2 obj
    as as SCONJ 5 mark
    saying say VERB 2 advcl Tense=Pres|VerbForm=Part
    that that SCONJ 8 mark
    Syria Syria PROPN 8 nsubj
    attacked attack VERB 5 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 8 obj
    """)
    saying = next(e for e in found.events if e.id == only(found, "Attack").according_to)
    assert source(found, saying) == ["Kim"]


def test_his_saying_is_by_who_is_quoted() -> None:
    found = run("ar", """
    نقلت نقل VERB 0 root Aspect=Perf|Gender=Fem
    وكالة وكالة NOUN 1 nsubj
    رويترز رويترز PROPN 2 nmod
    عن عن ADP 5 case
    سمير سمير PROPN 1 obl
    قول قول NOUN 1 obj
    +ه هو PRON 6 nmod Person=3|Gender=Masc|Number=Sing
    إن أن SCONJ 10 mark
    روسيا روسيا PROPN 10 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 10 obj
    """)
    attack = only(found, "Attack")
    saying = next(e for e in found.events if e.id == attack.according_to)
    assert saying.lemma == "قول" and names(found, saying, "agent") == ["سمير"]
    assert next(e for e in found.events if e.id == saying.according_to).lemma == "نقل"


def test_a_verb_begins_no_phrase_that_names_a_source() -> None:
    found = run("ar", """
    نقلت نقل VERB 0 root Aspect=Perf|Gender=Fem
    عن عن ADP 3 case
    +ه هو PRON 1 obl Person=3|Gender=Masc|Number=Sing
    رويترز رويترز PROPN 1 nsubj
    أن أن SCONJ 7 mark
    روسيا روسيا PROPN 7 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 7 obj
    """)
    assert source(found, only(found, "Attack")) == ["رويترز"]


def test_a_participle_goes_on_with_the_verbs_speaker_within_a_cited_sentence() -> None:
    found = run("ar", """
    أكد أكد VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 1 nsubj
    ، ، PUNCT 5 punct
    بحسب بحسب ADP 5 case
    رويترز رويترز PROPN 1 obl
    ، ، PUNCT 5 punct
    أن أن SCONJ 9 mark
    روسيا روسيا PROPN 9 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 9 obj
    ، ، PUNCT 12 punct
    مضيفا مضيف ADJ 1 advcl Case=Acc|Definite=Ind
    أن أن SCONJ 15 mark
    تركيا تركيا PROPN 15 nsubj
    انسحبت انسحب VERB 12 ccomp Aspect=Perf|Gender=Fem
    """)
    adding = next(e for e in found.events if e.id == only(found, "Withdrawal").according_to)
    assert names(found, adding, "agent") == ["سمير"] and source(found, adding) == ["رويترز"]


def test_according_to_rules_for_somebody_is_not_by_his_account() -> None:
    found = run("en", """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    , , PUNCT 7 punct
    according accord VERB 7 case VerbForm=Ger
    to to ADP 5 fixed
    rules rule NOUN 2 obl
    for for ADP 9 case
    Reuters Reuters PROPN 7 nmod
    """)
    assert only(found, "Attack").according_to is None


def test_according_to_his_age_is_not_by_his_account() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    according accord VERB 7 case VerbForm=Ger
    to to ADP 4 fixed
    his his PRON 7 nmod:poss Person=3|Gender=Masc|Number=Sing|Poss=Yes
    age age NOUN 2 obl
    """)
    assert only(found, "Attack").according_to is None


def test_as_announced_by_is_one_claim_at_its_verb() -> None:
    found = run("en", """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    , , PUNCT 6 punct
    as as SCONJ 6 mark
    announced announce VERB 2 advcl Tense=Past|VerbForm=Part|Voice=Pass
    by by ADP 8 case
    Reuters Reuters PROPN 6 obl:agent
    """)
    statement = only(found, "Statement")
    assert statement.lemma == "announce" and statement.factuality == "Factual"
    assert only(found, "Attack").according_to == statement.id and source(found, only(found, "Attack")) == ["Reuters"]


def test_who_did_something_and_said_something_does_not_report_his_deed() -> None:
    found = run("en", """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    and and CCONJ 5 cc
    said say VERB 2 conj Tense=Past|VerbForm=Fin
    nothing nothing PRON 5 obj
    """)
    assert only(found, "Attack").according_to is None


def test_who_stands_in_the_quotation_does_not_say_it() -> None:
    found = run("en", """
    Reuters Reuters PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    : : PUNCT 2 punct
    " " PUNCT 6 punct
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 6 obj
    with with ADP 10 case
    many many ADJ 10 amod
    rockets rocket NOUN 6 obl
    " " PUNCT 6 punct
    """)
    assert source(found, only(found, "Attack")) == ["Reuters"]


def test_who_lets_somebody_do_something_does_not_take_the_floor() -> None:
    found = run("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 1 nsubj
    إن أن SCONJ 5 mark
    روسيا روسيا PROPN 5 nsubj
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 5 obj
    """, """
    قبلت قبل VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 1 nsubj
    الاتفاق اتفاق NOUN 1 obj
    """, """
    و و CCONJ 2 cc
    +أضاف أضاف VERB 0 root Aspect=Perf|Gender=Masc
    أن أن SCONJ 5 mark
    تركيا تركيا PROPN 5 nsubj
    انسحبت انسحب VERB 2 ccomp Aspect=Perf|Gender=Fem
    """)
    assert source(found, only(found, "Withdrawal")) == ["سمير"]


def test_a_quotation_behind_his_saying_is_his() -> None:
    found = run("ar", """
    نقلت نقل VERB 0 root Aspect=Perf|Gender=Fem
    وكالة وكالة NOUN 1 nsubj
    رويترز رويترز PROPN 2 nmod
    عن عن ADP 5 case
    سمير سمير PROPN 1 obl
    قول قول NOUN 1 obj
    +ه هو PRON 6 nmod Person=3|Gender=Masc|Number=Sing
    « « PUNCT 9 punct
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 9 nsubj
    تركيا تركيا PROPN 9 obj
    بصواريخ صاروخ NOUN 9 obl
    كثيرة كثير ADJ 12 amod
    » » PUNCT 9 punct
    """)
    attack = only(found, "Attack")
    assert next(e for e in found.events if e.id == attack.according_to).quote == "هاجمت روسيا تركيا بصواريخ كثيرة"


def test_who_spread_the_words_in_a_relative_clause_does_not_speak_the_quotation() -> None:
    found = run("ar", """
    قال قال VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 1 nsubj
    في في ADP 4 case
    تصريحات تصريح NOUN 1 obl
    نقلت نقل VERB 4 acl:relcl Aspect=Perf|Gender=Fem
    +ها هو PRON 5 obj Person=3|Gender=Fem|Number=Sing
    صحيفة صحيفة NOUN 5 nsubj
    رويترز رويترز PROPN 7 nmod
    : : PUNCT 11 punct
    « « PUNCT 11 punct
    هاجمت هاجم VERB 1 ccomp Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 11 nsubj
    تركيا تركيا PROPN 11 obj
    بصواريخ صاروخ NOUN 11 obl
    كثيرة كثير ADJ 14 amod
    » » PUNCT 11 punct
    """)
    assert source(found, only(found, "Attack")) == ["سمير"]


def test_who_stands_before_the_verb_speaks_where_it_has_no_subject() -> None:
    found = run("en", """
    France France PROPN 2 nsubj
    left leave VERB 0 root Tense=Past|VerbForm=Fin
    when when SCONJ 6 mark
    Kim Kim PROPN 2 obl
    later later ADV 6 advmod
    said say VERB 2 parataxis Tense=Past|VerbForm=Fin
    Syria Syria PROPN 8 nsubj
    attacked attack VERB 6 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 8 obj
    """)
    assert source(found, only(found, "Attack")) == ["Kim"]


def test_who_is_quoted_as_saying_what_stands_before_says_it() -> None:
    found = run("en", """
    “ " PUNCT 3 punct
    Syria Syria PROPN 3 nsubj
    attacked attack VERB 11 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 3 obj
    with with ADP 7 case
    many many ADJ 7 amod
    rockets rocket NOUN 3 obl
    , , PUNCT 3 punct
    ” " PUNCT 3 punct
    Reuters Reuters PROPN 11 nsubj
    quoted quote VERB 0 root Tense=Past|VerbForm=Fin
    Kim Kim PROPN 11 obj
    as as SCONJ 14 mark
    saying say VERB 11 advcl Tense=Pres|VerbForm=Part
    . . PUNCT 11 punct
    """)
    attack = only(found, "Attack")
    assert source(found, attack) == ["Kim"]
    assert source(found, next(e for e in found.events if e.id == attack.according_to)) == ["Reuters"]


def test_a_speaker_who_goes_on_is_beside_his_claim_wherever_the_tree_hangs_him() -> None:
    found = run("en", """
    Kim Kim PROPN 2 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    France France PROPN 4 nsubj
    pledged pledge VERB 2 ccomp Tense=Past|VerbForm=Fin
    to to PART 6 mark
    help help VERB 4 xcomp VerbForm=Inf
    Syria Syria PROPN 6 obj
    , , PUNCT 9 punct
    stressing stress VERB 6 conj Tense=Pres|VerbForm=Part
    that that SCONJ 12 mark
    Syria Syria PROPN 12 nsubj
    attacked attack VERB 9 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 12 obj
    """)
    stressing = next(e for e in found.events if e.id == only(found, "Attack").according_to)
    assert names(found, stressing, "agent") == ["Kim"] and stressing.according_to is None


def test_a_noun_at_the_end_reports_nothing() -> None:
    found = run("en", """
    Syria Syria PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Paris Paris PROPN 2 obj
    without without ADP 8 case
    type type NOUN 7 compound
    - - PUNCT 5 punct
    approval approval NOUN 8 compound
    papers paper NOUN 2 obl
    """)
    assert only(found, "Attack").according_to is None


def test_a_main_clause_is_not_what_a_clause_before_it_says() -> None:
    found = run("ar", """
    بينما بينما SCONJ 2 mark
    قال قال VERB 9 advcl Aspect=Perf|Gender=Masc
    سمير سمير PROPN 2 nsubj
    إن أن SCONJ 6 mark
    روسيا روسيا PROPN 6 nsubj
    هاجمت هاجم VERB 2 ccomp Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 6 obj
    ، ، PUNCT 2 punct
    ذكرت ذكر VERB 0 root Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 9 nsubj
    أن أن SCONJ 13 mark
    تركيا تركيا PROPN 13 nsubj
    انسحبت انسحب VERB 9 ccomp Aspect=Perf|Gender=Fem
    """)
    first, second = sorted((e for e in found.events if e.cls == "Statement"), key=lambda e: e.begin)
    assert second.according_to is None and only(found, "Attack").according_to == first.id


def test_who_speaks_within_a_cited_sentence_says_his_quotation() -> None:
    found = run("ar", """
    وفقا وفقا ADP 3 case
    ل ل ADP 1 fixed
    +رويترز رويترز PROPN 5 obl
    ، ، PUNCT 3 punct
    قال قال VERB 0 root Aspect=Perf|Gender=Masc
    سمير سمير PROPN 5 nsubj
    : : PUNCT 9 punct
    « « PUNCT 9 punct
    هاجمت هاجم VERB 5 dep Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 9 nsubj
    تركيا تركيا PROPN 9 obj
    بصواريخ صاروخ NOUN 9 obl
    كثيرة كثير ADJ 12 amod
    » » PUNCT 9 punct
    """)
    attack = only(found, "Attack")
    assert source(found, attack) == ["سمير"]
    assert source(found, next(e for e in found.events if e.id == attack.according_to)) == ["رويترز"]


def test_who_issues_a_document_speaks_through_it() -> None:
    found = run("en", """
    A a DET 3 det
    Reuters Reuters PROPN 3 compound
    report report NOUN 4 nsubj
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 6 nsubj
    attacked attack VERB 4 ccomp Tense=Past|VerbForm=Fin
    Paris Paris PROPN 6 obj
    """, """
    A a DET 2 det
    statement statement NOUN 6 nsubj
    issued issue VERB 2 acl Tense=Past|VerbForm=Part|Voice=Pass
    by by ADP 5 case
    France France PROPN 3 obl:agent
    said say VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 8 nsubj
    killed kill VERB 6 ccomp Tense=Past|VerbForm=Fin
    soldiers soldier NOUN 8 obj Number=Plur
    """)
    assert source(found, only(found, "Attack")) == ["Reuters"] and source(found, only(found, "Killing")) == ["France"]


def test_what_is_reported_behind_a_preposition_is_content() -> None:
    found = run("ar", """
    أفادت أفاد VERB 0 root Aspect=Perf|Gender=Fem
    رويترز رويترز PROPN 1 nsubj
    ب ب ADP 4 case
    +هجوم هجوم NOUN 1 obl
    شنته شن VERB 4 acl:relcl Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 5 nsubj
    على على ADP 8 case
    تركيا تركيا PROPN 5 obl:arg
    """)
    assert source(found, only(found, "Attack")) == ["رويترز"]


def test_also_may_open_a_main_clause_with_its_object() -> None:
    found = run("ar", """
    كما كما SCONJ 2 mark
    أعلنت أعلن VERB 0 root Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 2 nsubj
    ، ، PUNCT 5 punct
    مهاجمة مهاجمة NOUN 2 obj
    تركيا تركيا PROPN 5 nmod
    """)
    assert source(found, only(found, "Attack")) == ["روسيا"]


def test_a_reporting_clause_that_closes_the_sentence_may_hang_on_a_noun() -> None:
    found = run("en", """
    France France PROPN 2 nsubj
    attacked attack VERB 0 root Tense=Past|VerbForm=Fin
    Syria Syria PROPN 2 obj
    , , PUNCT 6 punct
    Reuters Reuters PROPN 6 nsubj
    said say VERB 3 acl:relcl Tense=Past|VerbForm=Fin
    . . PUNCT 2 punct
    """)
    assert source(found, only(found, "Attack")) == ["Reuters"]


def test_a_case_that_is_put_is_hypothetical() -> None:
    found = run("ar", """
    دعت دعا VERB 0 root Aspect=Perf|Gender=Fem
    تركيا تركيا PROPN 1 nsubj
    إلى إلى ADP 4 case
    التحرك تحرك NOUN 1 obl:arg
    في في ADP 6 case
    حال حال NOUN 1 obl
    هاجمت هاجم VERB 6 acl:relcl Aspect=Perf|Gender=Fem
    روسيا روسيا PROPN 7 nsubj
    سمير سمير PROPN 7 obj
    """)
    assert only(found, "Attack").factuality == "Hypothetical"
