"""Hand-made resolutions of short articles: what mapping, export, store, query, validation and serving are tested on."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from kg.model import (
    Argument,
    Article,
    Attribute,
    Document,
    Entity,
    Event,
    Extraction,
    Interval,
    Mention,
    Resolution,
    Sentence,
)

ARABIC = ("زار وزير الخارجية المصري سامح شكري أنقرة في 3 مارس 2023 والتقى نظيره التركي.\n"
          "واتهمت اليونان تركيا بتوريد أسلحة إلى ليبيا، ووصفت أنقرة الاتهام بأنه \"باطل\".\n"
          "ووقعت مصر واليونان اتفاقية الصيد في أغسطس 2020.\n")
ENGLISH = ("Greece accused Turkey of sending arms to Libya on Monday.\n"
           "Egypt and Greece signed the fishing treaty in August 2020.\n")


@dataclass
class Sample:
    """Collects mentions and events of one article; words are found in the text, so offsets cannot be wrong."""

    article: Article
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        begin = 0
        for line in self.article.text.splitlines(keepends=True):
            self.sentences.append(Sentence(len(self.sentences), begin, begin + len(line.rstrip("\n")), ()))
            begin += len(line)

    def find(self, words: str, sentence: int) -> tuple[int, int]:
        """Offsets of the words in a sentence."""
        home = self.sentences[sentence]
        begin = self.article.text.index(words, home.begin, home.end)
        return begin, begin + len(words)

    def mention(self, key: str, words: str, sentence: int, kind: str = "name") -> int:
        """A mention of a known entity; returns its id."""
        begin, end = self.find(words, sentence)
        entity = self.entities[key]
        mention = Mention(len(self.mentions), sentence, 1, begin, end, words, kind, entity.type, words)
        self.mentions.append(mention)
        self.entities[key] = replace(entity, mentions=(*entity.mentions, mention.id))
        return mention.id

    def entity(self, key: str, kind: str, **names: str) -> None:
        """An entity with a label a language."""
        self.entities[key] = Entity(key, kind, tuple(sorted(names.items())))

    def event(self, cls: str, words: str, sentence: int, *arguments: Argument, **more: object) -> int:
        """An event; returns its id."""
        begin, end = self.find(words, sentence)
        self.events.append(Event(len(self.events), cls, sentence, begin, end, words, arguments, **more))
        return self.events[-1].id

    def resolution(self) -> Resolution:
        """The finished record."""
        document = Document(self.article, tuple(self.sentences), "hand")
        extraction = Extraction(document, tuple(self.mentions), (), tuple(self.events))
        return Resolution(extraction, tuple(self.entities.values()))


def month(year: int, number: int, last: int) -> Interval:
    """A month as an interval."""
    return Interval(f"{year}-{number:02d}", date(year, number, 1), date(year, number, last))


def arabic(article_id: str = "ar-sample") -> Resolution:
    """A visit, a meeting, an accusation with its content, a denial with a quote, and a treaty signed."""
    sample = Sample(Article(article_id, ARABIC, "ar", "زيارة وزير", date(2023, 3, 4), file="in/sample.json"))
    sample.entity("person/sameh-shoukry", "Person", ar="سامح شكري", en="Sameh Shoukry")
    sample.entity("person/mevlut-cavusoglu", "Person", ar="مولود تشاووش أوغلو")
    for key, ar, en in (("egypt", "مصر", "Egypt"), ("greece", "اليونان", "Greece"), ("turkey", "تركيا", "Turkey"),
                        ("libya", "ليبيا", "Libya")):
        sample.entity(f"state/{key}", "State", ar=ar, en=en)
    sample.entity("place/ankara", "Place", ar="أنقرة", en="Ankara")
    sample.entity("agreement/fishing-treaty", "Agreement", ar="اتفاقية الصيد")
    shoukry = sample.mention("person/sameh-shoukry", "سامح شكري", 0)
    other = sample.mention("person/mevlut-cavusoglu", "نظيره التركي", 0, "nominal")
    ankara = sample.mention("place/ankara", "أنقرة", 0)
    day = Interval("2023-03-03", date(2023, 3, 3), date(2023, 3, 3))
    sample.event("Visit", "زار", 0, Argument("agent", shoukry), Argument("target", ankara), time=day,
                 time_span=sample.find("3 مارس 2023", 0), confidence=0.9)
    sample.event("Meeting", "التقى", 0, Argument("agent", shoukry), Argument("target", other), confidence=1.0)
    greece, turkey = sample.mention("state/greece", "اليونان", 1), sample.mention("state/turkey", "تركيا", 1)
    libya = sample.mention("state/libya", "ليبيا", 1)
    again = sample.mention("state/turkey", "أنقرة", 1)
    sample.event("Accusation", "اتهمت", 1, Argument("agent", greece), Argument("target", turkey), content=(3,))
    sample.event("ArmsTransfer", "توريد", 1, Argument("agent", turkey), Argument("target", libya),
                 Argument("theme", None, "أسلحة"), factuality="Claimed", according_to=2)
    sample.event("Denial", "وصفت", 1, Argument("agent", again), content=(3,), quote="باطل",
                 quote_span=sample.find("باطل", 1))
    egypt, greece = sample.mention("state/egypt", "مصر", 2), sample.mention("state/greece", "اليونان", 2)
    treaty = sample.mention("agreement/fishing-treaty", "اتفاقية الصيد", 2)
    sample.event("AgreementSigning", "وقعت", 2, Argument("agent", egypt), Argument("agent", greece),
                 Argument("theme", treaty), time=month(2020, 8, 31))
    shoukry_entity = sample.entities["person/sameh-shoukry"]
    sample.entities["person/sameh-shoukry"] = replace(
        shoukry_entity, aliases=(("ar", "شكري"),),
        identifiers=(("wikidata", "http://www.wikidata.org/entity/Q12210450"),),
        attributes=(Attribute("office", "وزير الخارجية المصري", mention=shoukry),
                    Attribute("nationality", "المصري", entity="state/egypt", mention=shoukry)))
    sample.entities["state/egypt"] = replace(
        sample.entities["state/egypt"], identifiers=(("iso3166", "https://example.org/iso3166/EG"),))
    return sample.resolution()


def english(article_id: str = "en-sample") -> Resolution:
    """The accusation and the treaty of the Arabic article, told in English."""
    sample = Sample(Article(article_id, ENGLISH, "en", "Arms row", date(2023, 3, 7), url="https://example.org/a b"))
    for key, name in (("egypt", "Egypt"), ("greece", "Greece"), ("turkey", "Turkey"), ("libya", "Libya")):
        sample.entity(f"state/{key}", "State", en=name)
    sample.entity("agreement/fishing-treaty", "Agreement", en="fishing treaty")
    greece, turkey = sample.mention("state/greece", "Greece", 0), sample.mention("state/turkey", "Turkey", 0)
    sample.event("Accusation", "accused", 0, Argument("agent", greece), Argument("target", turkey), content=(1,),
                 time=Interval("2023-03-06", date(2023, 3, 6), date(2023, 3, 6)))
    sample.event("ArmsTransfer", "sending", 0, Argument("agent", turkey),
                 Argument("target", sample.mention("state/libya", "Libya", 0)), factuality="Claimed", according_to=0)
    egypt, greece = sample.mention("state/egypt", "Egypt", 1), sample.mention("state/greece", "Greece", 1)
    treaty = sample.mention("agreement/fishing-treaty", "fishing treaty", 1)
    sample.event("AgreementSigning", "signed", 1, Argument("agent", egypt), Argument("agent", greece),
                 Argument("theme", treaty), time=month(2020, 8, 31))
    return sample.resolution()
