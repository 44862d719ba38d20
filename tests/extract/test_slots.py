"""Slots are logical: passives turned round, shared subjects found, low attachments mended."""

from dataclasses import replace

from kg.extract.slots import Hosts, Slots
from kg.lang.lexicon import Grammar, load, parse_conditions
from tests.trees import tree

AR = Grammar(pro_drop=True, bare_genitive=True, by=frozenset({"من قبل"}), relatives=frozenset({"الذي", "التي"}))
AR_RELATIVE = Grammar(pro_drop=True, bare_genitive=True, relatives=frozenset({"الذي"}))
EN = Grammar(by=frozenset({"by"}), relatives=frozenset({"who", "which", "that"}))


def fill(rows: str, trigger: int, slot: str, grammar: Grammar = EN, verb: int | None = None) -> list[str]:
    sentence = tree(rows)
    slots = Slots(sentence, grammar)
    hosts = Hosts(sentence.word(trigger), sentence.word(verb) if verb else None)
    return [one.word.text for filler in slots.fillers(hosts, slot) for one in slots.spread(filler)]


ACTIVE = """
Kim Kim PROPN 3 nsubj
and and CCONJ 1 cc
met meet VERB 0 root
Putin Putin PROPN 3 obj
in in ADP 6 case
Moscow Moscow PROPN 3 obl
"""

PASSIVE = """
Mayor mayor NOUN 3 nsubj:pass
was be AUX 3 aux:pass
arrested arrest VERB 0 root Voice=Pass
by by ADP 5 case
police police NOUN 3 obl:agent
"""

RELATIVE = """
man man NOUN 0 root
who who PRON 3 nsubj PronType=Rel
attacked attack VERB 1 acl:relcl
guards guard NOUN 3 obj
"""

SHARED = """
Minister minister NOUN 2 nsubj
arrived arrive VERB 0 root
and and CCONJ 4 cc
met meet VERB 2 conj
rebels rebel NOUN 4 obj
and and CCONJ 7 cc
mediators mediator NOUN 5 conj
"""


def test_active_and_passive() -> None:
    assert fill(ACTIVE, 3, "subj") == ["Kim"]
    assert fill(ACTIVE, 3, "obj") == ["Putin"]
    assert fill(ACTIVE, 3, "prep:in") == ["Moscow"]
    assert fill(PASSIVE, 3, "subj") == ["police"]
    assert fill(PASSIVE, 3, "obj") == ["Mayor"]


def test_relative_pronoun_stands_for_its_antecedent() -> None:
    assert fill(RELATIVE, 3, "subj") == ["man"]


def test_coordinated_verbs_share_the_subject_and_objects_spread() -> None:
    assert fill(SHARED, 4, "subj") == ["Minister"]
    assert fill(SHARED, 4, "obj") == ["rebels", "mediators"]


def test_arabic_genitive_and_object_of_a_masdar() -> None:
    rows = """
    إطلاق إطلاق NOUN 0 root
    كوريا كوريا PROPN 1 nmod
    صواريخ صاروخ NOUN 1 obj
    """
    assert fill(rows, 1, "poss", AR) == ["كوريا"]
    assert fill(rows, 1, "obj", AR) == ["صواريخ"]


def test_light_verb_gives_its_subject_and_prepositions() -> None:
    rows = """
    قام قام VERB 0 root
    الرئيس رئيس NOUN 1 nsubj
    ب ب ADP 4 case
    +زيارة زيارة NOUN 1 obl:arg
    إلى إلى ADP 6 case
    عمان عمان PROPN 1 obl
    """
    assert fill(rows, 4, "subj", AR, verb=1) == ["الرئيس"]
    assert fill(rows, 4, "prep:إلى", AR, verb=1) == ["عمان"]


def test_low_attachment_is_mended_but_not_across_a_verb() -> None:
    rows = """
    اتهمت اتهم VERB 0 root
    الحكومة حكومة NOUN 1 nsubj
    المعارضة معارضة NOUN 2 nmod
    ب ب ADP 5 case
    +بيع بيع NOUN 3 nmod
    """
    assert fill(rows, 1, "prep:ب", AR) == ["بيع"]
    crossed = """
    قالت قال VERB 0 root
    الحكومة حكومة NOUN 1 nsubj
    التي الذي PRON 4 nsubj
    فازت فاز VERB 2 acl:relcl
    ب ب ADP 6 case
    +الانتخابات انتخاب NOUN 4 obl
    """
    assert fill(crossed, 1, "prep:ب", AR) == []


def test_conditions_look_at_the_same_slots() -> None:
    sentence = tree(ACTIVE)
    slots, hosts = Slots(sentence, EN), Hosts(sentence.word(3))
    def holds(text: str) -> bool:
        return all(slots.holds(hosts, c) for c in parse_conditions(text))
    assert holds("obj prep:in=Moscow !prep:with")
    assert not holds("obj=Kim")


def test_whose_plan_an_infinitive_is() -> None:
    assert fill("""
    France France PROPN 2 nsubj
    made make VERB 0 root VerbForm=Fin
    a a DET 4 det
    promise promise NOUN 2 obj
    to to PART 6 mark
    leave leave VERB 4 acl VerbForm=Inf
    """, 6, "subj") == ["France"]


def test_who_is_expected_to_act_acts() -> None:
    assert fill("""
    France France PROPN 3 nsubj:pass
    is be AUX 3 aux:pass
    expected expect VERB 0 root VerbForm=Part|Voice=Pass
    to to PART 5 mark
    leave leave VERB 3 xcomp VerbForm=Inf
    """, 5, "subj") == ["France"]


def test_who_is_cited_as_saying_says() -> None:
    assert fill("""
    He he PRON 2 nsubj
    cited cite VERB 0 root VerbForm=Fin
    France France PROPN 2 obj
    as as SCONJ 5 mark
    saying say VERB 2 advcl Tense=Pres|VerbForm=Part
    """, 5, "subj", Grammar(as_markers=frozenset({"as"}))) == ["France"]


def test_a_noun_with_its_preposition_says_by() -> None:
    rows = """
    وقع وقع VERB 0 root
    هجوم هجوم NOUN 1 nsubj
    على على ADP 4 case
    يد يد NOUN 1 obl
    مسلحين مسلح NOUN 4 nmod
    """
    grammar = Grammar(pro_drop=True, bare_genitive=True, by=frozenset({"علي يد"}))
    assert fill(rows, 1, "prep:على يد", grammar) == ["مسلحين"]
    assert fill(rows, 1, "prep:على", grammar) == []


def test_who_is_joined_to_the_name_behind_a_title_stands_beside_its_bearer() -> None:
    sentence = tree("""
    حضر حضر VERB 0 root
    وزير وزير NOUN 1 nsubj
    العدل عدل NOUN 2 nmod
    سامي سامي PROPN 2 nmod
    و و CCONJ 6 cc
    رئيس رئيس NOUN 4 conj
    المجلس مجلس NOUN 6 nmod
    """)
    slots = Slots(sentence, AR, actor=lambda word: word.lemma in ("وزير", "سامي", "رئيس"))
    found = [one.word.text for filler in slots.fillers(Hosts(sentence.word(1)), "subj") for one in slots.spread(filler)]
    assert found == ["وزير", "رئيس"]


AR_ROLES = Grammar(pro_drop=True, bare_genitive=True, article=frozenset({"ال"}), directed=frozenset({"ضد"}), each=frozenset({"كل"}),
                   relatives=frozenset({"الذي", "التي"}))


def test_a_verb_of_the_other_gender_does_not_share_the_subject() -> None:
    rows = """
    أفرجت أفرج VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3
    السلطات سلطة NOUN 1 nsubj
    و و CCONJ 4 cc
    {} {} VERB 1 conj Aspect=Perf|Gender={}|Number=Sing|Person=3
    """
    assert fill(rows.format("وصل", "وصل", "Masc"), 4, "subj", AR_ROLES) == []
    assert fill(rows.format("أعلنت", "أعلن", "Fem"), 4, "subj", AR_ROLES) == ["السلطات"]


def test_what_takes_place_is_the_only_subject_of_its_verb() -> None:
    rows = """
    الرجل رجل NOUN 0 root
    الذي الذي PRON 3 nsubj PronType=Rel
    تم تم VERB 1 acl:relcl
    ترحيله ترحيل NOUN 3 nsubj
    """
    assert fill(rows, 4, "subj", AR_ROLES, verb=3) == []


def test_a_noun_has_what_it_is_directed_at_from_the_verb_above() -> None:
    rows = """
    صعد صعد VERB 0 root
    الحزب حزب NOUN 1 nsubj
    هجماته هجمة NOUN 1 obj
    ضد ضد ADP 5 case
    القوات قوة NOUN 1 obl
    """
    assert fill(rows, 3, "prep:ضد", AR_ROLES) == ["القوات"]


def test_joined_nouns_share_a_genitive_and_each_of_them_is_spread() -> None:
    assert fill("""
    كشف كشف NOUN 0 root
    و و CCONJ 3 cc
    ضبط ضبط NOUN 1 conj
    عناصر عنصر NOUN 3 nmod
    """, 1, "poss", AR_ROLES) == ["عناصر"]
    assert fill("""
    دعا دعا VERB 0 root
    كلا كل NOUN 1 obj
    من من ADP 4 case
    تركيا تركيا PROPN 2 nmod
    و و CCONJ 6 cc
    العراق العراق PROPN 4 conj
    """, 1, "obj", AR_ROLES) == ["تركيا", "العراق"]


def test_a_participle_describes_a_noun_as_definite_as_itself() -> None:
    rows = """
    القوات قوة NOUN 0 root
    {} {} ADJ 1 amod
    """
    assert fill(rows.format("المهاجمة", "مهاجم"), 2, "subj", AR_ROLES) == ["القوات"]
    assert fill(rows.format("مهاجمة", "مهاجم"), 2, "subj", AR_ROLES) == []


ORDERED = """
The the DET 2 det
ruler ruler NOUN 4 nsubj
will will AUX 4 aux
direct direct VERB 0 root
the the DET 6 det
court court NOUN 4 obj
to to PART 8 mark
sit sit VERB 4 advcl VerbForm=Inf
fatally fatally ADV 4 advmod
"""


def holds(rows: str, trigger: int, when: str, actors: tuple[str, ...] = ()) -> bool:
    sentence = tree(rows)
    slots = Slots(sentence, EN, actor=lambda word: word.text in actors)
    return all(slots.holds(Hosts(sentence.word(trigger)), condition) for condition in parse_conditions(when))


def test_conditions_on_what_stands_below_a_predicate() -> None:
    assert holds(ORDERED, 4, "inf adv=fatally aux=will")
    assert holds(ORDERED, 4, "inf=sit !aux=must")
    assert not holds(ORDERED, 8, "inf")


def test_conditions_on_what_a_predicate_hangs_on() -> None:
    assert holds(ORDERED, 6, "head=direct rel=obj|obl")
    assert not holds(ORDERED, 6, "rel=amod")
    assert not holds(ORDERED, 4, "head")


def test_whom_is_an_actor_or_a_personal_pronoun() -> None:
    assert holds(ORDERED, 4, "whom", ("court",)) and not holds(ORDERED, 4, "whom")
    pronoun = ORDERED.replace("court court NOUN 4 obj", "{} {} PRON 4 obj PronType=Prs|Gender={}")
    assert holds(pronoun.format("him", "he", "Masc"), 4, "whom") and not holds(pronoun.format("it", "it", "Neut"), 4, "whom")


ACCUSED = """
police police NOUN 2 nsubj
arrested arrest VERB 0 root
him he PRON 2 obj
for for SCONJ 5 mark
stealing steal VERB 2 advcl VerbForm=Ger
gold gold NOUN 5 obj
"""

INVITED = """
he he PRON 2 nsubj
handed hand VERB 0 root
them they PRON 2 iobj
an a DET 5 det
invitation invitation NOUN 2 obj
to to PART 7 mark
visit visit VERB 5 acl VerbForm=Inf
Rome Rome PROPN 7 obj
"""

CAME = """
he he PRON 2 nsubj
came come VERB 0 root
at at ADP 5 case
an a DET 5 det
invitation invitation NOUN 2 obl
to to PART 7 mark
speak speak VERB 5 acl VerbForm=Inf
"""


def test_who_is_blamed_does_what_he_is_blamed_for() -> None:
    assert fill(ACCUSED, 5, "subj", Grammar(faults=frozenset({"for", "of"}))) == ["him"]
    assert fill(ACCUSED, 5, "subj") == ["police"]


def test_who_is_given_an_invitation_does_what_it_is_to() -> None:
    grammar = Grammar(requests=frozenset({"invitation"}))
    assert fill(INVITED, 7, "subj", grammar) == ["them"]
    assert fill(CAME, 7, "subj", grammar) == ["he"]


def test_a_list_goes_on_behind_names_and_offices_within_titles() -> None:
    sentence = tree("""
    حضر حضر VERB 0 root
    وزير وزير NOUN 1 nsubj
    الداخلية داخلية PROPN 2 nmod
    سالم سالم PROPN 2 nmod
    و و CCONJ 6 cc
    قائد قائد NOUN 4 conj
    الحرس حرس PROPN 6 nmod
    العقيد عقيد NOUN 6 nmod
    نزار نزار PROPN 8 nmod
    و و CCONJ 11 cc
    المبعوث مبعوث NOUN 8 conj
    """)
    slots = Slots(sentence, AR, actor=lambda word: word.upos == "NOUN")
    found = [one.word.text for filler in slots.fillers(Hosts(sentence.word(1)), "subj") for one in slots.spread(filler)]
    assert found == ["وزير", "قائد", "المبعوث"]


def test_a_relative_pronoun_agrees_with_the_verb_whose_subject_it_is() -> None:
    rows = """
    الخبراء خبير NOUN 0 root
    الذين الذي PRON 3 nsubj Gender=Masc|Number=Plur
    {verb} اعتبر VERB 1 acl:relcl Aspect=Perf|Gender=Masc|Number={number}
    """
    assert fill(rows.format(verb="اعتبروا", number="Plur"), 3, "subj", AR_RELATIVE) == ["الخبراء"]
    assert fill(rows.format(verb="اعتبر", number="Sing"), 3, "subj", AR_RELATIVE) == []


def test_who_is_no_thing() -> None:
    assert holds(ORDERED, 4, "who", ("ruler",)) and holds(ORDERED, 4, "subj !who")
    assert holds(ORDERED.replace("ruler ruler NOUN", "it it PRON").replace("4 nsubj", "4 nsubj PronType=Prs|Gender=Neut"), 4, "who")


def test_whom_a_passive_names_behind_as_or_to_is_not_who_does_it() -> None:
    for led in ("as", "to"):
        rows = PASSIVE.replace("by by ADP", f"{led} {led} ADP")
        assert fill(rows, 3, "subj") == [] and fill(rows, 3, f"prep:{led}") == ["police"]


def test_a_noun_with_the_mark_of_a_possessor_is_the_genitive() -> None:
    rows = """
    leaders leader NOUN 3 nmod Number=Plur
    ' 's PART 1 case
    call call NOUN 0 root
    """
    assert fill(rows, 3, "poss") == ["leaders"]


def blamed(rows: str, trigger: int) -> list[str]:
    grammar = Grammar(faults=frozenset({"for"}), against=frozenset({"against"}), by=frozenset({"by"}))
    sentence = tree(rows)
    slots = Slots(sentence, grammar, actor=lambda w: w.feat("Number") == "Plur")
    return [f.word.text for f in slots.fillers(Hosts(sentence.word(trigger)), "subj")]


def test_who_is_punished_in_a_clause_that_describes_him_does_what_it_is_for() -> None:
    rows = """
    workers worker NOUN 0 root Number=Plur
    dismissed dismiss VERB 1 acl Tense=Past|VerbForm=Part
    by by ADP 4 case
    cities city NOUN 2 obl Number=Plur
    for for SCONJ 6 mark
    striking strike VERB 2 advcl VerbForm=Ger
    """
    assert blamed(rows, 6) == ["workers"]


def test_whom_a_verdict_is_against_does_what_it_is_for() -> None:
    rows = """
    Doe Doe PROPN 2 nsubj
    won win VERB 0 root Tense=Past|VerbForm=Fin
    damages damage NOUN 2 obj
    against against ADP 5 case
    officers officer NOUN 3 nmod Number=Plur
    for for SCONJ 7 mark
    beating beat VERB 2 advcl VerbForm=Ger
    """
    assert blamed(rows, 7) == ["officers"]


def test_who_is_something_does_what_that_is_to_do() -> None:
    rows = """
    Speaker speaker NOUN 4 nsubj
    is be AUX 4 cop
    next next ADJ 4 amod
    week week NOUN 9 ccomp
    to to PART 6 mark
    visit visit VERB 4 acl VerbForm=Inf
    , , PUNCT 9 punct
    senators senator NOUN 9 nsubj
    said say VERB 0 root VerbForm=Fin
    """
    assert fill(rows, 6, "subj") == ["Speaker"]


def test_people_joined_to_the_office_behind_a_name_stand_in_a_list() -> None:
    sentence = tree("""
    حضر حضر VERB 0 root
    سالم سالم PROPN 1 nsubj
    رئيس رئيس NOUN 2 nmod
    الحكومة حكومة NOUN 3 nmod
    و و CCONJ 6 cc
    كريم كريم PROPN 3 conj
    والي والي NOUN 6 nmod
    البصرة البصرة PROPN 7 nmod
    """)
    slots = Slots(sentence, AR_ROLES, person=lambda w: w.text in ("سالم", "رئيس", "كريم", "والي"))
    assert [f.word.text for filler in slots.fillers(Hosts(sentence.word(1)), "subj") for f in slots.spread(filler)] == ["سالم", "كريم"]


def test_who_pays_a_visit_acts_in_its_course() -> None:
    rows = """
    وصل وصل VERB 0 root
    سالم سالم PROPN 1 nsubj
    في في ADP 4 case
    زيارة زيارة NOUN 1 obl
    يلتقي التقى VERB 4 acl:relcl
    خلال خلال ADP 7 case
    +ها هو PRON 5 obl
    كريما كريم PROPN 5 obj
    """
    course = replace(AR_ROLES, in_course=frozenset({"خلال"}))
    assert fill(rows, 5, "subj", course) == ["سالم"]


def shared(rows: str, verb: int, actors: tuple[str, ...], people: tuple[str, ...] = ()) -> list[str]:
    """Subjects of a verb by the whole grammar of Arabic, where these words are actors, and these of them single people."""
    sentence = tree(rows)
    slots = Slots(sentence, load("ar").grammar, actor=lambda w: w.text in actors, person=lambda w: w.text in people,
                  alone=lambda w: w.text in people)
    return [f.word.text for f in slots.fillers(Hosts(sentence.word(verb)), "subj")]


def test_a_joined_verb_shares_the_nearest_subject_that_agrees() -> None:
    rows = """
    وصلت وصل VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing|Person=3
    الشحنة شحنة NOUN 1 nsubj
    وغادر غادر VERB 1 conj Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    سالم سالم PROPN 3 nsubj
    وانضم انضم VERB 1 conj Aspect=Perf|Gender=Masc|Number=Sing|Person=3
    """
    assert shared(rows, 5, ("سالم",), ("سالم",)) == ["سالم"]


def test_one_person_is_no_subject_of_a_plural_nor_we_of_what_they_do() -> None:
    rows = """
    رحب رحب VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing|Person={}
    سالم سالم PROPN 1 nsubj
    {} قال VERB 1 conj Aspect=Perf|Gender=Masc|Number={}|Person=3
    """
    assert shared(rows.format("3", "وقال", "Sing"), 3, ("سالم",), ("سالم",)) == ["سالم"]
    assert shared(rows.format("3", "وقالوا", "Plur"), 3, ("سالم",), ("سالم",)) == []
    assert shared(rows.format("1", "وقال", "Sing"), 3, ("سالم",), ("سالم",)) == []


def test_who_tells_that_others_act_does_not_act() -> None:
    rows = """
    أفادت أفاد VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    الوكالة وكالة NOUN 1 nsubj
    أن أن SCONJ 6 mark
    المسلحين مسلح NOUN 5 nsubj
    ما ما PART 6 advmod
    انسحبوا انسحب VERB 1 ccomp Aspect=Perf|Gender=Masc|Number=Plur
    """
    assert shared(rows, 6, ("الوكالة", "المسلحين")) == ["المسلحين"]


def test_who_must_do_it_does_it() -> None:
    rows = """
    يجب وجب VERB 0 root Aspect=Imp|Gender=Masc|Number=Sing
    على على ADP 3 case
    الحكومة حكومة NOUN 1 obl
    أن أن SCONJ 5 mark
    تنسحب انسحب VERB 1 ccomp Aspect=Imp|Gender=Fem|Number=Sing
    """
    assert shared(rows, 5, ("الحكومة",)) == ["الحكومة"]


def test_a_relative_pronoun_agrees_with_whom_it_means() -> None:
    rows = """
    قالت قال VERB 0 root Aspect=Perf|Gender=Fem|Number=Sing
    سلمى سلمى PROPN 1 nsubj
    عضو عضو NOUN 2 nmod Number=Sing
    الحزب حزب NOUN 3 nmod Number=Sing
    {} الذي PRON 6 nsubj Gender={}|Number=Sing|PronType=Rel
    {} صوت VERB 4 acl:relcl Aspect=Perf|Gender={}|Number=Sing
    """  # the root of the verb ends like a feminine
    actors = ("سلمى", "عضو", "الحزب")
    assert shared(rows.format("التي", "Fem", "صوتت", "Fem"), 6, actors, ("سلمى", "عضو")) == ["سلمى"]
    assert shared(rows.format("الذي", "Masc", "صوت", "Masc"), 6, actors, ("سلمى", "عضو")) == ["الحزب"]


def test_a_relative_pronoun_behind_a_comma_means_who_stands_before() -> None:
    rows = """
    بعد بعد ADP 2 case
    تقديم تقديم NOUN 0 root
    الاستقالة استقالة NOUN 2 nmod
    إلى إلى ADP 5 case
    سالم سالم PROPN 3 nmod
    ، ، PUNCT 5 punct
    الذي الذي PRON 8 nsubj Gender=Masc|Number=Sing|PronType=Rel
    رفض رفض VERB 2 acl Aspect=Perf|Gender=Masc|Number=Sing
    """
    assert shared(rows, 8, ("سالم",), ("سالم",)) == ["سالم"]


def test_who_published_what_is_told_says_what_is_in_it() -> None:
    rows = """
    رد رد VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    المسؤولون مسؤول NOUN 1 nsubj
    على على ADP 4 case
    مقال مقال NOUN 1 obl
    نشر نشر VERB 4 acl:relcl Aspect=Perf|Gender=Masc|Number=Sing
    +ه هو PRON 5 obj
    سالم سالم PROPN 5 nsubj
    ، ، PUNCT 7 punct
    انتقد انتقد VERB 1 conj Aspect=Perf|Gender=Masc|Number=Sing
    في في ADP 11 case
    +ه هو PRON 9 obl
    الحكومة حكومة NOUN 9 obj
    """
    assert shared(rows, 9, ("سالم", "المسؤولون"), ("سالم",)) == ["سالم"]


def test_whoever_is_joined_behind_a_preposition_stands_beside_another_word() -> None:
    rows = """
    فرض فرض VERB 0 root Aspect=Perf|Gender=Masc|Number=Sing
    الجنود جندي NOUN 1 nsubj
    و و CCONJ 5 cc
    على على ADP 5 case
    الأفراد فرد NOUN 2 conj
    و و CCONJ 7 cc
    الضباط ضابط NOUN 2 conj
    """
    sentence = tree(rows)
    slots = Slots(sentence, load("ar").grammar)
    found = [f.word.text for filler in slots.fillers(Hosts(sentence.word(1)), "subj") for f in slots.spread(filler)]
    assert found == ["الجنود", "الضباط"]


def test_a_passive_joined_to_a_participle_shares_whom_it_befalls() -> None:
    assert fill("""
woman woman NOUN 3 nsubj:pass
was be AUX 3 aux:pass
injured injure VERB 0 root Voice=Pass
after after SCONJ 6 mark
being be AUX 6 aux:pass
hit hit VERB 3 advcl Voice=Pass
and and CCONJ 9 cc
was be AUX 9 aux:pass
taken take VERB 6 conj Voice=Pass
""", 9, "obj") == ["woman"]
