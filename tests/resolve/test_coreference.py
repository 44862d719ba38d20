"""In one article: full and short names, titles, roles, metonymy, pronouns, abstention."""

from kg.model import Entity, Resolution
from kg.resolve import resolve
from tests.resolve.writing import extraction


def entity(resolution: Resolution, mention: int) -> Entity | None:
    return resolution.by_mention.get(mention)


def together(resolution: Resolution, *mentions: int) -> bool:
    keys = {found.key if (found := entity(resolution, m)) else None for m in mentions}
    return len(keys) == 1 and None not in keys


def test_arabic_names_titles_and_metonymy() -> None:
    found = resolve(extraction("""
        التقى [n:Person;g=m|الزعيم الكوري الشمالي|كيم جونغ أون] مسؤولا من [n:State|روسيا].
        زار [n:Person|الرئيس|فلاديمير بوتين] [n:Place|بيونغ يانغ] ووقع اتفاقا مع [n:Person|كيم].
        تمنى [p:Person;l=زعيم|الزعيم الكوري الشمالي] الصحة ل[n:Person|بوتين].
        ستواصل [p:Organization;l=حكومة|حكومة جمهورية كوريا الديمقراطية الشعبية] التعاون.
        ووصفت [n:Place|بيونغ يانغ] ذلك بأنه سخيف.
        """, "ar", events=(("Visit", (("agent", 2), ("target", 3))), ("Denial", (("agent", 8),)))))
    assert together(found, 0, 4, 5)
    assert together(found, 2, 6)
    assert together(found, 7, 8)
    assert entity(found, 3).key == "place/pyongyang-1871859"
    assert entity(found, 8).key == "state/kp"
    assert entity(found, 0).key == "person/kim-jong-un"


def test_english_names_roles_and_capitals() -> None:
    found = resolve(extraction("""
        [n:Person|President|Anna Example] met [n:Person|Foreign Minister|Bob Sample] in [n:Place|Tehran].
        [p:Person;l=president|The president] thanked [n:Person|Sample]. [n:Place|Tehran] accepted.
        [p:Person;l=minister|The minister] left for [n:Place|Ankara] with [n:Person|Example].
        """, "en", events=(("Accord", (("agent", 5),)), ("Meeting", (("participant", 0), ("participant", 1), ("place", 2))))))
    assert together(found, 0, 3, 8)
    assert together(found, 1, 4, 6)
    assert entity(found, 2).type == "Place"
    assert entity(found, 5).key == "state/ir"


def test_a_family_name_that_leads_is_the_persons_also_where_it_is_taken_for_a_body() -> None:
    found = resolve(extraction("""
        وصل [n:Person|نغوين فان هونغ] أمس.
        قال [n:Person|نغوين] ذلك.
        وأكد [n:Organization|نغوين] أنه سيعود.
    """, "ar"))
    assert together(found, 0, 1, 2)


def test_spelling_variants_of_one_name() -> None:
    found = resolve(extraction("""
        قالت [n:Person|فدريكا موغيريني]. وأضافت [n:Person|موغريني]. ورد [n:Person|إسماعيل الصباحي] ثم [n:Person|اسماعيل الصباحى].
        """, "ar"))
    assert together(found, 0, 1)
    assert together(found, 2, 3)


def test_two_people_of_one_family_name_stay_apart() -> None:
    found = resolve(extraction("""
        [n:Person|Bill Clinton] and [n:Person|Hillary Clinton] met [n:Person|Omar Clinton]. [n:Person|Kim Jong Il] left.
        """, "en"))
    assert len({entity(found, m).key for m in range(4)}) == 4


def test_repeated_descriptions_of_the_unnamed() -> None:
    found = resolve(extraction("""
        ذكر [p:Person;l=مصدر|مصدر أمني تونسي رفيع] ذلك. وأضاف [p:Person;l=مصدر|المصدر الأمني]. وقال [p:Person;l=مصدر|المصدر].
        ونفى [p:Person;l=مصدر|مصدر طبي] الخبر.
        """, "ar"))
    assert together(found, 0, 1, 2)
    assert not together(found, 0, 3)


def test_ministers_of_different_portfolios_or_countries_are_different() -> None:
    found = resolve(extraction("""
        [n:Person|Defence Minister|Ali Sample] and [n:Person|Italian Finance Minister|Omar Test] spoke.
        [p:Person;l=minister|The finance minister] resigned. [p:Person;l=minister|The French finance minister] did not.
        """, "en"))
    assert together(found, 1, 2)
    assert not together(found, 0, 2)
    assert not together(found, 2, 3)


def test_class_nouns_take_up_the_named_organisation() -> None:
    found = resolve(extraction("""
        أعلن [n:Organization|حزب العمال الكردستاني] ذلك، وقال [p:Organization;l=حزب|الحزب]
        إنه سيرد على [n:Organization|تنظيم|داعش].
        وتوعد [p:Organization;l=تنظيم|التنظيم] بالرد.
        """, "ar"))
    assert together(found, 0, 1)
    assert together(found, 2, 3)
    assert entity(found, 0).key == "organization/pkk"


def test_acronyms_in_brackets_and_by_initials() -> None:
    found = resolve(extraction("""
        The [n:Organization|National Civil Police] ([n:Organization|PNC]) and [n:Organization|Central Epidemic Command Center]
        agreed. [n:Organization|CECC] and [n:Organization|PNC] met.
        """, "en"))
    assert together(found, 0, 1, 4)
    assert together(found, 2, 3)


def test_government_and_authorities_are_the_state() -> None:
    found = resolve(extraction("""
        في [n:State|تونس] أعلنت [p:Organization;l=سلطة;n=Plur|السلطات] ذلك. وقالت [p:Organization;l=حكومة|الحكومة] إن
        [p:Group;l=شعب|الشعب التونسي] رفض، ونفت [p:Organization;l=حكومة|الحكومة الألمانية].
        """, "ar"))
    assert together(found, 0, 1, 2)
    assert entity(found, 3).key == "group/tn-people"
    assert entity(found, 4).key == "state/de"


def test_a_government_of_no_known_country_is_no_state() -> None:
    found = resolve(extraction("قالت [p:State;l=حكومة|حكومة الوحدة الوطنية] ذلك.", "ar"))
    assert entity(found, 0).type == "Organization"
    assert entity(found, 0).key.startswith("organization/a1/")


def test_pronouns_with_a_clear_antecedent() -> None:
    found = resolve(extraction("""
        [n:Person;g=f|President|Anna Example] spoke. [q:Person;g=f;n=Sing|She] thanked [n:State|France]
        for [q:Person;n=Sing|its] help.
        """, "en"))
    assert together(found, 0, 1)
    assert together(found, 2, 3)


def test_unclear_pronouns_are_left_alone() -> None:
    found = resolve(extraction("""
        [n:Person;g=m|Bob Sample] and [n:Person;g=m|Tom Test] met. [q:Person;g=m;n=Sing|He] laughed.
        """, "en"))
    assert entity(found, 2) is None
    assert resolve(extraction("[q:Person;g=m;n=Sing|He] laughed.", "en")).entities == ()
    assert entity(resolve(extraction("[n:State|France] won. [q:Person;g=f;n=Sing|She] sang.", "en")), 1) is None


def test_a_dropped_subject_of_speech_is_the_last_speaker() -> None:
    found = resolve(extraction("""
        قال [n:Person;g=m|الوزير|سامي الاختبار] إن [n:Person;g=m|عمر المثال] غادر.
        [d:Person;g=m;n=Sing;p=3|وأضاف] أنه سيعود.
        """, "ar", events=(("Statement", (("agent", 0),)), ("Statement", (("agent", 2),)))))
    assert together(found, 0, 2)


def test_listed_entities_have_labels_in_both_languages_and_no_foreign_names() -> None:
    found = resolve(extraction("""
        اجتمعت [n:State|كوريا الشمالية] مع [n:Organization|الأمم المتحدة]. ورفضت [n:Place|بيونغ يانغ] ذلك.
        """, "ar", events=(("Rejection", (("agent", 2),)),)))
    state = entity(found, 0)
    assert dict(state.labels) == {"ar": "كوريا الشمالية", "en": "North Korea"}
    assert "بيونغ يانغ" not in {name for _, name in (*state.labels, *state.aliases)}
    assert dict(state.identifiers)["wikidata"] == "http://www.wikidata.org/entity/Q423"
    assert dict(entity(found, 1).labels)["en"] == "United Nations"


def test_offices_nationality_and_membership_come_with_their_mention() -> None:
    found = resolve(extraction("صرح [n:Person|الأمين العام لحركة حماس الفلسطيني|سامي الاختبار].", "ar"))
    stated = {(a.name, a.entity or a.value): a.mention for a in entity(found, 0).attributes}
    assert stated[("office", "الأمين العام لحركة حماس الفلسطيني")] == 0
    assert stated[("nationality", "state/ps")] == 0


def test_every_merge_is_on_record() -> None:
    found = resolve(extraction("[n:Person|Anna Example] spoke. [n:Person|Example] left.", "en"))
    assert [(d.left, d.right, d.same, d.reasons[0][0]) for d in found.decisions] == [
        ("Anna Example@0", "Example@20", True, "part of a fuller name")]


def test_the_same_article_gives_the_same_resolution() -> None:
    text = "[n:Person|Anna Example] met [n:Person|Tom Test], [p:Group;n=Plur|two officials]. [p:Group;n=Plur|Two officials] left."
    assert resolve(extraction(text, "en")).entities == resolve(extraction(text, "en")).entities


def test_titles_are_taken_out_of_names_and_capitals_make_names() -> None:
    found = resolve(extraction("""
        [n:Thing|Costa Rican President Juan Sample] spoke. [n:Thing|Mr Sample] left the
        [p:Organization;l=assembly|Legislative Assembly].
        [p:Organization;l=assembly|Legislative Assembly] voted for the [p:Organization;l=council|council].
        """, "en"))
    assert together(found, 0, 1)
    assert entity(found, 0).key == "person/juan-sample"
    assert ("nationality", "state/cr") in {(a.name, a.entity) for a in entity(found, 0).attributes}
    assert together(found, 2, 3)
    assert not together(found, 2, 4)


def test_a_short_name_with_another_office_is_somebody_else() -> None:
    found = resolve(extraction("""
        [n:Person|Foreign Minister|Hussein Sample] met [n:Person|King|Hussein] and [n:Person|Sample].
        """, "en"))
    assert not together(found, 0, 1)
    assert together(found, 0, 2)
    found = resolve(extraction("[n:Person|Hussein Test] met [n:Person|Crown Prince|Hussein], [n:Person|Mr|Test].", "en"))
    assert not together(found, 0, 1)
    assert together(found, 0, 2)


def test_bare_authorities_are_no_state_in_english() -> None:
    found = resolve(extraction("""
        [n:State|France] spoke. The [p:Group;l=authority;n=Plur|authorities] and the
        [p:Group;l=authority;n=Plur|Greek authorities] met.
        """, "en"))
    assert entity(found, 1).type == "Group"
    assert entity(found, 2).key == "state/gr"


def test_the_country_by_where_it_lies_and_a_leaders_government() -> None:
    found = resolve(extraction("""
        [n:State|Algeria] voted. The [p:State;l=country|North African country] accepted what
        [p:Group;l=government|the Assad government]
        offered.
        """, "en"))
    assert together(found, 0, 1)
    assert entity(found, 2).key == "state/sy"


def test_letters_wrongly_taken_for_clitics_or_not() -> None:
    found = resolve(extraction("وافقت [n:Person|وروسيا] على ذلك مع ب[n:Person|اراك أوباما].", "ar"))
    assert entity(found, 0).key == "state/ru"
    assert entity(found, 1).key == "person/barack-obama"


def test_the_father_is_not_the_son() -> None:
    found = resolve(extraction("قال [n:Person|عبدالعزيز بن سعد] إن [n:Person|سعد] غادر مع [n:Person|عبدالعزيز].", "ar"))
    assert not together(found, 0, 1)
    assert together(found, 0, 2)


def test_a_base_is_no_organisation() -> None:
    found = resolve(extraction("""
        سيطرت القوات على [p:Place;l=قاعدة|قاعدة العند الجوية] ثم غادرت [n:Organization|القاعدة].
        """, "ar"))
    assert entity(found, 1).key != "organization/al-qaeda"
    assert entity(resolve(extraction("أعلن [n:Organization|القاعدة] ذلك.", "ar")), 0).key == "organization/al-qaeda"


def test_titles_beside_names() -> None:
    found = resolve(extraction("""
        عقد [p:Person;l=وزير|وزير الخارجية السعودي]، [n:Person|سامي الاختبار]، اجتماعا مع [p:Person;l=مبعوث|المبعوث الأممي] إلى
        وحذر [p:Person;l=مبعوث|المبعوث الأممي] إلى [n:State|ليبيا] [n:Person|برنارد مثال] من ذلك. ونقل عن
        [n:Person|محمد نموذج] [p:Person;l=قائد|قائد الحرس الوطني] قوله.
        """, "ar"))
    assert together(found, 0, 1)
    assert together(found, 3, 5)
    assert together(found, 6, 7)
    found = resolve(extraction("""
        The [p:Person;l=minister|Minister of Education], [n:Person|Maria Sample], met [n:Person|Sam Test],
        [p:Person;l=speaker|speaker of the parliament]. [n:Person|Ann Other],
        no, [n:Person|Ann Other], [p:Person;l=president|President] [n:Person|Bob Third] left.
        """, "en"))
    assert together(found, 0, 1)
    assert not together(found, 1, 2)
    assert together(found, 6, 7)
    assert not together(found, 5, 6)


def test_offices_of_several_words_and_offices_that_are_family_names() -> None:
    found = resolve(extraction("""
        [n:Thing|Prime Minister Fumo Sampleda] met [n:Person|Martin King]. The [n:Thing|Prime Minister] spoke;
        [n:Person|King] left.
        """, "en"))
    assert entity(found, 0).key == "person/fumo-sampleda"
    assert together(found, 0, 2)
    assert together(found, 1, 3)


def test_hyphens_brackets_and_regions_do_not_make_states() -> None:
    found = resolve(extraction("""
        [n:Person|Kim Hyun]-[n:Thing|sook] and the [n:State|Turkish]-[n:State|Iranian] council met
        [n:State|China] ([n:Organization|CPC]) in [n:Place|Central America].
        """, "en"))
    assert together(found, 0, 1)
    assert entity(found, 0).key == "person/kim-hyun-sook"
    assert entity(found, 2).key == "state/tr" and entity(found, 3).key == "state/ir"
    assert not together(found, 4, 5)
    assert entity(found, 6).key == "place/central-america"


def test_what_the_parser_hung_on_a_description_is_no_part_of_it() -> None:
    found = resolve(extraction("في [n:State|العراق] نفت [p:Organization;l=وزارة|وزارة الدفاع خشية] ذلك.", "ar"))
    assert entity(found, 1).key == "organization/iq-ministry-of-defence"


def test_the_president_of_the_republic_and_of_the_council() -> None:
    found = resolve(extraction("""
        قال [n:Person|الرئيس التونسي|سامي الاختبار] ل[n:Person|رئيس المجلس|عمر المثال] ذلك. وأكد [p:Person;l=رئيس|رئيس الجمهورية]
        الخبر، ونفاه [p:Person;l=رئيس|رئيس المجلس].
        """, "ar"))
    assert together(found, 0, 2)
    assert together(found, 1, 3)


def test_a_relative_of_a_listed_person_is_somebody_else() -> None:
    found = resolve(extraction("""
        في [n:State|سوريا] قال [p:Person;l=شقيق|شقيق الرئيس رفعت الأسد] ذلك، ونفاه [p:Person;l=رئيس|رئيس البلاد الأسد].
        """, "ar"))
    assert entity(found, 1).key != "person/bashar-al-assad"
    assert entity(found, 2).key == "person/bashar-al-assad"


def test_a_description_that_says_what_somebody_is_called() -> None:
    found = resolve(extraction("""
        دعا [p:Person;l=قيادي|قيادي آخر] يدعى [n:Person|خالد نموذج] إلى ذلك. وقال [p:Person;l=متحدث|المتحدث] باسم
        وقال [p:Person;l=متحدث|المتحدث] باسم [n:Organization|الوزارة] "[n:Person|سامي الاختبار]" ذلك.
        """, "ar"))
    assert together(found, 0, 1)
    assert together(found, 3, 5)
    assert together(resolve(extraction("[p:Person;l=man|A man] named [n:Person|Sam Test] left.", "en")), 0, 1)


def test_an_ex_president_is_who_had_the_office() -> None:
    found = resolve(extraction("""
        [n:Person|President|Anna Example] won a prize. [p:Person;l=ex-president|The ex-president] thanked the jury.
        """, "en"))
    assert together(found, 0, 1)


def test_two_full_names_are_two_people_and_the_family_name_is_not_the_relatives() -> None:
    found = resolve(extraction("""
        [n:Person|Anna Sample-Test] left with her [n:Person|husband|Ben Sample Probe].
        [n:Person|Sample] was seen by [n:Person|son|Carl Sample Trial].
        """, "en"))
    assert together(found, 0, 2)
    assert not together(found, 0, 1) and not together(found, 0, 3)


def test_a_description_by_somebody_elses_office_is_not_that_one() -> None:
    found = resolve(extraction("""
        [p:Person;l=spokeswoman|The spokeswoman for foreign policy chief] [n:Person|Josef Muster] spoke.
        [p:Person;l=member|The former member under President Emmanuel Macron] resigned.
        """, "en"))
    assert not together(found, 0, 1)
    assert entity(found, 2).key != "person/emmanuel-macron"


def test_short_offices() -> None:
    found = resolve(extraction("""
        [n:Person|Prime Minister|Anna Example] met [n:Person|Minister|Sam Test]. [p:Person;l=pm|The PM] smiled.
        """, "en"))
    assert together(found, 0, 2)


def test_a_contraction_in_brackets() -> None:
    found = resolve(extraction("""
        The [n:Organization|Sample Regulatory Authority of Testing] ([n:Organization|Srat]) met. [n:Organization|Srat] spoke.
        The [n:Organization|Northern Bank of Samples] ([n:Organization|Obank]) met.
        """, "en"))
    assert together(found, 0, 1) and together(found, 0, 2)
    assert not together(found, 3, 4)


def test_one_name_has_one_type_and_the_corporation_is_nobody() -> None:
    found = resolve(extraction("""
        [n:Person|Tama Muster] won. [n:Person|Tama Muster] left. [n:Organization|Tama Muster] came.
        [n:Organization|Sample Power Corporation] paid. The [n:Person|Corporation] gained.
        """, "en"))
    assert together(found, 0, 2) and entity(found, 2).type == "Person"
    assert together(found, 3, 4)


def test_a_region_across_countries_names_none_of_them() -> None:
    found = resolve(extraction("[p:State;l=country|no country in Central America] has [n:State|Japan] ...", "en"))
    assert entity(found, 0).key != "state/us"
    from kg.resolve import gazetteer
    assert gazetteer.countries_in("the Korean Peninsula and South Korea") == ("KR",)


def test_a_listed_name_in_two_halves() -> None:
    found = resolve(extraction("قال [n:Person|الرئيس التونسي|الباجي] [n:Person|قائد السبسي] ذلك.", "ar"))
    assert together(found, 0, 1)
    assert entity(found, 0).key == "person/beji-caid-essebsi"


def test_governments_by_seat_and_by_person() -> None:
    found = resolve(extraction("""
        [n:State|Nicaragua] heard [p:Organization;l=government|the government of Daniel Muster in Nicaragua] speak.
        [p:Organization;l=government|The Managua government] knows [n:Person|Daniel Muster].
        [p:Organization;l=government|The Muster government] said so. It cost [n:State|US]$16 million.
        """, "en"))
    assert {entity(found, i).key for i in (1, 2, 4)} == {"state/ni"}
    assert not any(e.key == "state/us" for e in found.entities)


def test_capitals_in_brackets_after_a_place_in_the_name() -> None:
    found = resolve(extraction("""
        The [n:Organization|United Sample and Works Agency for Testers] in the [n:Place|Near East] ([n:Organization|USWAT]) met.
        The [p:Organization;l=agency|agency] spoke.
        """, "en"))
    assert together(found, 0, 2) and together(found, 0, 3)
    assert not together(found, 1, 2)


def test_an_honorific_with_the_name_behind_it() -> None:
    found = resolve(extraction("[n:Person|Clara Muster] left. [n:Person|Ms] [n:Person|Muster] spoke.", "en"))
    assert together(found, 0, 1) and together(found, 1, 2)


def test_the_latter_is_the_last_one_named() -> None:
    found = resolve(extraction("""
        [n:Person|Anna Example] answered [n:Person|Ben Muster] after the [p:Person;l=latter;n=Sing|latter] called.
        """, "en"))
    assert together(found, 1, 2)


def test_whom_a_minister_means_by_we() -> None:
    said = (("Statement", (("agent", 0),)),)
    found = resolve(extraction("""
        [n:Person|Interior Minister|Anna Example] said: [q:Person;n=Plur;p=1|we] act. [n:Organization|Ministry of Interior Affairs] and
        [n:State|Spain] agree.
        """, "en", events=said))
    assert found.by_mention[1] == found.by_mention[2]
    found = resolve(extraction("""
        [n:Person|Education Minister|Anna Example] said: [q:Person;n=Plur;p=1|we] act in [n:State|Spain].
        """, "en", events=said))
    assert found.by_mention[1].key == "state/es"


def test_police_without_an_article_are_the_police() -> None:
    found = resolve(extraction("""
        [n:Person|Police] came. They called [p:Organization;l=police|police] again, and a [p:Organization;l=court|court] sat.
        Another [p:Organization;l=court|court] sat.
        """, "en"))
    assert together(found, 0, 1)
    assert not together(found, 2, 3)


def test_a_minister_with_two_titles_or_two_portfolios() -> None:
    found = resolve(extraction("""
        حضر [p:Person;l=وزير;n=Sing|وزير الدولة] [p:Person;l=عضو;n=Sing|عضو مجلس الوزراء] [n:Person|سالم كرم].
        ثم [p:Person;l=وزير;n=Sing|وزير الثقافة] والإعلام الدكتور [n:Person|نبيل حداد].
        """, "ar"))
    assert together(found, 0, 1, 2)
    assert together(found, 3, 4)


def test_an_honorific_alone_is_nobodys_short_name() -> None:
    found = resolve(extraction("""
        قال [n:Person|الملا عمران] إنه يدعم [p:Person;l=ملا;n=Sing|الملا].
        """, "ar"))
    assert not together(found, 0, 1)


def test_a_capital_taken_for_a_person_is_its_state() -> None:
    found = resolve(extraction("""
        قررت [n:Person|طوكيو] التعاون.
        """, "ar", events=(("Cooperation", (("agent", 0),)),)))
    assert found.by_mention[0].key == "state/jp"


def test_the_airport_is_not_the_city() -> None:
    found = resolve(extraction("""
        استقبل [n:Place|مطار|عدن] الطائرة قرب [n:Place|عدن].
        """, "ar"))
    assert not together(found, 0, 1)


def test_fighters_and_aircraft_of_a_body_are_the_body() -> None:
    found = resolve(extraction("""
        دخلت [n:Organization|حركة النسر الأبيض] و[n:Organization|التحالف الشرقي] المدينة.
        قصفت [p:Group;l=طائرة;n=Plur|طائرات التحالف الشرقي] [p:Group;l=متمرد;n=Plur|متمردي حركة النسر الأبيض].
        """, "ar"))
    assert together(found, 0, 3)
    assert together(found, 1, 2)


def test_rebels_alone_are_those_called_rebel() -> None:
    found = resolve(extraction("""
        قصفت [p:Organization;l=ميليشيا;n=Plur|الميليشيات المتمردة] المدينة.
        وقال [p:Group;l=مسؤول;n=Plur|المسؤولون] إن [p:Group;l=متمرد;n=Plur|المتمردين] انسحبوا.
        """, "ar"))
    assert together(found, 0, 2)
    assert not together(found, 0, 1)


def test_the_latter_is_the_last_of_its_kind() -> None:
    found = resolve(extraction("""
        [n:Person|Anna Example] called [n:Person|Ben Muster], head of [n:State|Spain], after the [p:Person;l=latter;n=Sing|latter] asked.
        """, "en"))
    assert together(found, 1, 3)


def test_warplanes_of_a_country_are_its_air_force() -> None:
    found = resolve(extraction("""
        قصفت [p:Group;l=مقاتلة;n=Plur|المقاتلات التركية] الموقع، ثم عادت [p:Group;l=طائرة;n=Plur|الطائرات الحربية التركية].
        """, "ar"))
    assert found.by_mention[0].key == found.by_mention[1].key == "organization/tr-air-force"


def test_the_forces_of_a_listed_organisation_are_that() -> None:
    found = resolve(extraction("""
        تقدمت [p:Group;l=قوة;n=Plur|قوات حلف شمال الأطلسي] أمس.
        """, "ar"))
    assert found.by_mention[0].key == "organization/nato"


def test_the_kingdom_is_the_one_that_newspapers_mean() -> None:
    found = resolve(extraction("تجاه [p:State;l=مملكة;g=Fem;n=Sing|المملكة] ذلك.", "ar"))
    assert entity(found, 0).key == "state/sa"
    found = resolve(extraction("في [n:State|الأردن] قالت [p:State;l=مملكة;g=Fem;n=Sing|المملكة] ذلك.", "ar"))
    assert entity(found, 1).key == "state/jo"


def test_what_news_of_a_country_means_by_a_noun_alone() -> None:
    yemen = resolve(extraction("""
        قصفت [p:Group;n=Plur;l=قوة|قوات التحالف] مواقع في [n:State|اليمن]. وتقدمت [p:Group;l=مقاومة|المقاومة] في [n:State|اليمن].
        """, "ar"))
    assert entity(yemen, 0).key == "organization/saudi-led-coalition"
    assert entity(yemen, 2).key == "organization/yemen-popular-resistance"
    elsewhere = resolve(extraction("قصفت [p:Group;n=Plur;l=قوة|قوات التحالف] مواقع في [n:State|مالي].", "ar"))
    assert entity(elsewhere, 0).key != "organization/saudi-led-coalition"


def test_a_paper_between_quotation_marks() -> None:
    found = resolve(extraction("قال ل«[n:Place|الشرق الأوسط]» إن أمن [n:Place|الشرق الأوسط] مهم.", "ar"))
    assert entity(found, 0).key == "organization/asharq-al-awsat"
    assert entity(found, 1).key == "place/middle-east"


def test_governments_by_their_heads_and_rulers() -> None:
    found = resolve(extraction("""
        شكر [p:Organization;l=حكومة|حكومة خادم الحرمين الشريفين].
        ورفضت [p:Organization;l=حكومة|حكومة رئيس الوزراء المجري فلان الفلاني] ذلك.
        وصل [p:Organization;l=دولة|دولة نائب الرئيس اليمني] أمس.
        وانهار [p:Organization;l=نظام|النظام العربي].
        """, "ar"))
    assert entity(found, 0).key == "state/sa"
    assert entity(found, 1).key == "state/hu"
    assert entity(found, 2).type != "State"
    assert entity(found, 3).type != "State"


def test_the_son_is_not_the_father_and_a_city_has_its_country() -> None:
    found = resolve(extraction("""
        زار [p:Person;l=أمير|الأمير سلطان بن سلمان بن عبد العزيز] [n:Place|محافظة|صعدة اليمنية] أمس.
        """, "ar"))
    assert entity(found, 0).key != "person/king-salman"
    assert entity(found, 1).key == "place/sa-dah-71334"


def test_offices_inside_the_title_of_a_name_and_after_it() -> None:
    found = resolve(extraction("""
        شكر رئيس الصندوق [p:Person;l=وزير|وزير الإسكان] [n:Person|الدكتور|سامر التجريبي] الحضور.
        زار [n:Person|صاحب السمو الملكي الأمير|ماجد المثالي] [p:Person;l=أمير|أمير المنطقة الشرقية]، المعرض.
        وقالت [p:Person;l=وزيرة|وزيرة الثقافة في لبنان سابقا]ً [n:Person|هالة النموذجي] ذلك.
        دافع [p:Person;l=نائب|نائب رئيس الاتحاد] (اتحاد) [n:Person|كريم العينة] عن نفسه.
        """, "ar"))
    assert together(found, 0, 1)
    assert together(found, 2, 3)
    assert together(found, 4, 5)
    assert together(found, 6, 7)


def test_a_nationality_that_is_a_family_name() -> None:
    found = resolve(extraction("""
        تحدث [n:Person|الدكتور|سامر التركي] أمس. وعبر الدكتور [n:State|التركي] عن أسفه. وهاجم [n:Person|عبد الملك الحوثي] خصومه.
        """, "ar"))
    assert together(found, 0, 1)
    assert entity(found, 1).type == "Person"


def test_letters_that_tokenisers_cut_off_names() -> None:
    found = resolve(extraction("قال س[n:Person|ويلم التجريبي] إن ل[n:Place|حج] بعيدة. وصل [n:Person|سلطان بن ماجد] أمس.", "ar"))
    assert entity(found, 0).key == "person/سويلم-تجريبي"
    assert entity(found, 1).key == "place/lahij-73560"
    assert entity(found, 2).key == "person/سلطان-بن-ماجد"


def test_the_plural_of_a_people() -> None:
    assert together(resolve(extraction("[n:Group|Hausas] left. A [n:Group|Hausa] stayed.", "en")), 0, 1)


def test_several_offices_in_one_title_and_offices_with_two_names() -> None:
    found = resolve(extraction("""
        [n:Person|Northern Army Commander Lieutenant General|Ravi Sample] spoke. [p:Person;l=commander|The army commander] left.
        [n:Person|Prime Minister|Anna Example] came. [p:Person;l=head|The head of government] stayed.
        """, "en"))
    assert together(found, 0, 1)
    assert together(found, 2, 3)
    arabic = resolve(extraction("""
        قال [n:Person|رئيس مجلس إدارة الصندوق وزير الإسكان المكلف|سامر التجريبي] ذلك. وأضاف [p:Person;l=وزير|وزير الإسكان] المزيد.
        زار [n:Person|رئيس مكتب وزير الدفاع|ماجد المثالي] المدينة. ووصل [p:Person;l=وزير|وزير الدفاع] بعده.
        """, "ar"))
    assert together(arabic, 0, 1)
    assert not together(arabic, 2, 3)


def test_a_body_by_the_end_or_the_beginning_of_its_name() -> None:
    found = resolve(extraction("""
        [n:Organization|Springfield Traffic Police] closed it. [p:Organization;l=police|The traffic police] said so.
        """, "en"))
    assert together(found, 0, 1)
    arabic = resolve(extraction("""
        عقدت [n:Organization|الهيئة العامة للاستثمار] لقاء. وأعلنت [p:Organization;l=هيئة|الهيئة العامة] ذلك.
        """, "ar"))
    assert together(arabic, 0, 1)


def test_whose_army_and_forces() -> None:
    found = resolve(extraction("""
        قصف [p:Organization;l=جيش|الجيش التركي] مواقع في [n:State|سوريا]. وقال [p:Organization;l=جيش|الجيش] إن [n:State|سوريا] بعيدة
        عن [n:State|سوريا].
        انسحبت [p:Group;n=Plur;l=قوة|قوات صالح] أمس. وكان [n:Person|الرئيس السابق|علي صالح] قد غادر.
        وهاجم السكان [p:Group;n=Plur;l=قوة|قوات الرئيس السابق علي صالح] ليلا.
        """, "ar"))
    assert together(found, 0, 2)
    assert together(found, 5, 7)
    assert not together(found, 5, 6)


def test_places_with_their_country_and_people_called_like_places() -> None:
    found = resolve(extraction("[n:Person|Alexandra Hill] went to [n:Place|Busan, South Korea].", "en"))
    assert entity(found, 0).type == "Person"
    assert entity(found, 1).key.startswith("place/busan-")


def test_an_office_before_a_title_with_another_in_it() -> None:
    found = resolve(extraction("""
        حضر [n:Person|وزير الدولة|مساعد التجريبي] و[p:Person;l=وزير|وزير الدولة] [n:Person|عضو المجلس رئيس الديوان|خالد المثالي].
        """, "ar"))
    assert together(found, 1, 2)
    assert not together(found, 0, 1)
