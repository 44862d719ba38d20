"""Loading the tables of a language and checking them against the vocabulary.

Everything here is data from ``kg/lang/<language>/*.tsv``; docs/architecture.md describes the columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files

from kg.errors import VocabularyError
from kg.model import Word
from kg.text import fold

CONTROL_CLASSES = ("Light", "None")
FRAME_ROLES = ("agent", "target", "participant", "theme", "place", "content", "event")
Frame = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """One test of ``when``: the slot is filled (``wanted``) or empty; with lemmas, by one of them."""

    slot: str
    wanted: bool = True
    lemmas: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a predicate: its event class and which slot fills which role."""

    lemma: str
    pos: str
    cls: str
    conditions: tuple[Condition, ...]
    frame: Frame

    @property
    def specificity(self) -> tuple[int, int]:
        """How narrow the sense is: its conditions, and those that list the words they want."""
        return len(self.conditions), sum(bool(c.lemmas) and c.wanted for c in self.conditions)


@dataclass(frozen=True, slots=True)
class Grammar:
    """What the extractor must know of a language's grammar (``grammar.tsv``), word lists folded."""

    pro_drop: bool = False
    bare_genitive: bool = False
    article: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    passive_auxiliaries: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()
    personal_relatives: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    papers: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    when: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    addressing: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()
    appealing: frozenset[str] = frozenset()
    holdings: frozenset[str] = frozenset()
    portfolios: frozenset[str] = frozenset()
    including: frozenset[str] = frozenset()
    genitives: frozenset[str] = frozenset()
    doing: frozenset[str] = frozenset()
    announcing: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()
    mutual: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    directed: frozenset[str] = frozenset()
    each: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    in_course: frozenset[str] = frozenset()
    deaths: frozenset[str] = frozenset()
    dying: frozenset[str] = frozenset()
    aftermath: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    rounded: frozenset[str] = frozenset()
    rounding: frozenset[str] = frozenset()
    obliging: frozenset[str] = frozenset()
    obliged_by: frozenset[str] = frozenset()
    during_told: frozenset[str] = frozenset()
    tellings: frozenset[str] = frozenset()
    issued: frozenset[str] = frozenset()
    issued_by: frozenset[str] = frozenset()
    bearers: frozenset[str] = frozenset()
    bearing: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    replies: frozenset[str] = frozenset()
    causes: frozenset[str] = frozenset()
    outside: frozenset[str] = frozenset()
    meanwhile: frozenset[str] = frozenset()
    towards: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    standards: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    long_stems: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    complementizers: frozenset[str] = frozenset()
    impersonal: frozenset[str] = frozenset()
    conditionals: frozenset[str] = frozenset()
    future: frozenset[str] = frozenset()
    modals: frozenset[str] = frozenset()
    place: frozenset[str] = frozenset()
    during: frozenset[str] = frozenset()
    quotes: frozenset[str] = frozenset()
    quoting: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    as_markers: frozenset[str] = frozenset()
    quantifiers: frozenset[str] = frozenset()
    partitive: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    control: frozenset[str] = frozenset()
    urging: frozenset[str] = frozenset()
    clausal: frozenset[str] = frozenset()
    faults: frozenset[str] = frozenset()
    against: frozenset[str] = frozenset()
    requests: frozenset[str] = frozenset()
    receiving: frozenset[str] = frozenset()
    pair_nouns: frozenset[str] = frozenset()
    pair_pronouns: frozenset[str] = frozenset()
    pair_counts: frozenset[str] = frozenset()
    pair_endings: frozenset[str] = frozenset()
    construct_pairs: frozenset[str] = frozenset()
    proclitics: frozenset[str] = frozenset()
    verb_prefixes: frozenset[str] = frozenset()
    verb_suffixes: frozenset[str] = frozenset()
    verbal_nouns: frozenset[str] = frozenset()
    plural_people: frozenset[str] = frozenset()
    everyone: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()
    accused_of: frozenset[str] = frozenset()
    adposition_verbs: frozenset[str] = frozenset()
    weak_endings: frozenset[str] = frozenset()
    hidden_letters: frozenset[str] = frozenset()
    long_vowels: frozenset[str] = frozenset()
    counted_people: frozenset[str] = frozenset()
    befalling: frozenset[str] = frozenset()
    escaping: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    regnal: frozenset[str] = frozenset()
    wielding: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    expressing: frozenset[str] = frozenset()
    appearing: frozenset[str] = frozenset()
    saying: frozenset[str] = frozenset()
    courts: frozenset[str] = frozenset()
    carriers: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()
    facing: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    turns: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    ordinals: frozenset[str] = frozenset()
    lacking: frozenset[str] = frozenset()
    denying: frozenset[str] = frozenset()
    namesakes: frozenset[str] = frozenset()
    tops: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    attendance: frozenset[str] = frozenset()
    attending: frozenset[str] = frozenset()
    being: frozenset[str] = frozenset()

    def is_verbal_noun(self, lemma: str) -> bool:
        """Whether a folded lemma has the shape of a noun derived from a verb (``verbal_nouns``: regular expressions)."""
        return any(re.fullmatch(shape, lemma) for shape in self.verbal_nouns)

    def is_plural_of_people(self, form: str) -> bool:
        """Whether a folded form without article is a plural that only words for people have (``plural_people``)."""
        return any(re.fullmatch(shape, form) for shape in self.plural_people)


@dataclass(frozen=True)
class Lexicon:
    """All tables of one language; keys are folded lemmas."""

    lang: str
    senses: Mapping[tuple[str, str], tuple[Sense, ...]]
    frames: Mapping[tuple[str, str], Frame]
    actors: Mapping[str, str]
    titles: Mapping[str, str]
    modality: Mapping[tuple[str, str], str]
    negators: frozenset[str]
    sources: tuple[tuple[tuple[str, ...], str], ...] = ()
    grammar: Grammar = Grammar()
    unsplit: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    lemmas: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def sense(self, word: Word, pos: str, holds: Callable[[Condition], bool], without: str = "") -> Sense | None:
        """The sense with most conditions, then with most that list words, among those that all hold; None without one.

        Senses of the class ``without`` are passed over.

        A word whose lemma is unknown is looked up by its form, with and without the affixes of a verb: lemmatisers
        err on the words they have not seen.
        """
        for key in self._keys(word, pos):
            if senses := self.senses.get((key, pos)):
                fitting = [s for s in senses if s.cls != without and all(map(holds, s.conditions))]
                return max(fitting, key=lambda s: s.specificity, default=None)
        return None

    def knows(self, word: Word, pos: str) -> bool:
        """True if the word's lemma has a sense of that part of speech."""
        return (fold(word.lemma), pos) in self.senses

    def says(self, word: Word, pos: str = "VERB") -> bool:
        """True if one of the word's senses of that part of speech makes a claim."""
        return any(sense.cls in standing() for sense in self.senses.get((fold(word.lemma), pos), ()))

    def object_roles(self, verb: Word, besides: str = "") -> set[str]:
        """The roles that some sense of a verb gives its object; senses of the class ``besides`` are not asked."""
        senses = self.senses.get((fold(verb.lemma), "VERB"), ())
        return {role for sense in senses if sense.cls != besides for role, slots in sense.frame.items() if "obj" in slots}

    def _keys(self, word: Word, pos: str) -> Iterator[str]:
        form, lemma = fold(word.text), fold(word.lemma)
        if pos == "VERB" and (form, pos) in self.senses and self._is_citation(word, form, lemma):
            yield form  # a derived stem that the lemmatiser cut down to its root ("تعهد", not "عهد")
        yield lemma
        yield form
        if pos == "VERB":
            bare = list(self._without_affixes(form))
            yield from (stem for stem, _ in bare if len(stem) >= 3)
            for ending in sorted(self.grammar.weak_endings):  # "أدلوا" has lost the last letter of "أدلى", "probing" of "probe"
                yield from (stem + ending for stem, suffix in bare if suffix and len(stem) >= 2)
            if word.feat("Aspect") == "Imp":  # "يعرب" hides the first letter of "أعرب", "نعيد" two of "أعاد"
                stems = [stem for stem, _ in bare if stem != form and len(stem) >= 2]
                for hidden in sorted(self.grammar.hidden_letters):
                    yield from (hidden + stem for stem in stems)
                    yield from (hidden + stem[:-2] + hidden + stem[-1] for stem in stems if stem[-2] in self.grammar.long_vowels)

    def _without_affixes(self, form: str) -> Iterator[tuple[str, str]]:
        """A verb's form without each prefix and suffix that it may have, the shortest first, and the suffix."""
        for prefix in sorted(self.grammar.verb_prefixes, key=len):
            for suffix in sorted(self.grammar.verb_suffixes, key=len):
                if form.startswith(prefix) and form.endswith(suffix):
                    yield form[len(prefix):len(form) - len(suffix)], suffix

    @staticmethod
    def _is_citation(word: Word, form: str, lemma: str) -> bool:
        """Whether a verb's form may be its dictionary form: a perfect is, an imperfect or an English past is not ("*found* guilty")."""
        aspect = word.feat("Aspect")
        return aspect == "Perf" or aspect != "Imp" and word.feat("Tense") != "Past" and len(form) > len(lemma)

    def default_frame(self, cls: str, pos: str) -> Frame:
        """The frame of a class for a part of speech, else that of any occurrence."""
        return self.frames.get((cls, pos)) or self.frames.get(("Occurrence", pos)) or {}


def rows(lang: str, name: str) -> Iterator[dict[str, str]]:
    """Rows of a table as dictionaries; a missing trailing column is empty.

    Raises ``VocabularyError`` for a missing file or a row with more cells than the header.
    """
    resource = files("kg.lang") / lang / f"{name}.tsv"
    try:
        lines = resource.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError as error:
        raise VocabularyError(f"language {lang!r} has no table {name}.tsv") from error
    header: list[str] | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
        elif len(cells) > len(header):
            raise VocabularyError(f"{lang}/{name}.tsv:{number}: {len(cells)} cells for {len(header)} columns")
        else:
            yield dict(zip(header, cells + [""] * (len(header) - len(cells)), strict=True))


@cache
def category_words(lang: str, table: str, category: str) -> frozenset[str]:
    """The folded words of a category of a table whose rows list them (columns ``category`` and ``words``)."""
    listed = (row["words"] for row in rows(lang, table) if row["category"] == category)
    return frozenset(fold(word) for words in listed for word in words.split("|"))


def parse_frame(text: str) -> dict[str, tuple[str, ...]]:
    """``agent=subj target=obj|prep:ب`` as a mapping; ``-target`` gives an empty tuple."""
    frame: dict[str, tuple[str, ...]] = {}
    for part in text.split():
        role, _, slots = part.partition("=")
        if role.startswith("-"):
            frame[role[1:]] = ()
            role = role[1:]
        else:
            frame[role] = tuple(s.replace("_", " ") for s in slots.split("|") if s)
        if role not in FRAME_ROLES:
            raise VocabularyError(f"unknown role {role!r} in frame {text!r}")
    return frame


def parse_conditions(text: str) -> tuple[Condition, ...]:
    """The conditions of a ``when`` cell."""
    conditions = []
    for part in text.split():
        slot, _, lemmas = part.partition("=")
        wanted = not slot.startswith("!")
        conditions.append(Condition(slot.removeprefix("!").replace("_", " "), wanted,
                                    frozenset(fold(x.replace("_", " ")) for x in lemmas.split("|") if x)))
    return tuple(conditions)


@cache
def load(lang: str) -> Lexicon:
    """The lexicon of a language, read once; raises ``VocabularyError`` where a table contradicts itself."""
    frames = {(r["class"], r["pos"]): parse_frame(r["frame"]) for r in rows(lang, "frames")}
    senses: dict[tuple[str, str], list[Sense]] = {}
    for row in rows(lang, "predicates"):
        base = frames.get((row["class"], "NOUN" if row["pos"] == "NOUN" else "VERB"), {})
        frame = {**base, **parse_frame(row["frame"])}
        if row["class"] != "Light":  # a light verb's "-agent" takes a role from its noun
            frame = {role: slots for role, slots in frame.items() if slots}
        sense = Sense(row["lemma"], row["pos"], row["class"], parse_conditions(row["when"]), frame)
        senses.setdefault((fold(row["lemma"]), row["pos"]), []).append(sense)
    return Lexicon(
        lang=lang,
        senses={key: tuple(value) for key, value in senses.items()},
        frames=frames,
        actors={fold(r["lemma"]): r["type"] for r in rows(lang, "actors")},
        titles={fold(r["lemma"]): r["kind"] for r in rows(lang, "titles")},
        modality={(fold(r["lemma"]), r["pos"]): r["effect"] for r in rows(lang, "modality")},
        negators=frozenset(fold(r["lemma"]) for r in rows(lang, "negation")),
        sources=tuple((tuple(fold(r["pattern"]).split()), r["class"]) for r in rows(lang, "sources")),
        grammar=_grammar(lang),
        unsplit={fold(r["form"]): (r["lemma"], r["pos"]) for r in rows(lang, "unsplit")},
        lemmas={fold(r["form"]): (r["lemma"], r["pos"]) for r in rows(lang, "lemmas")},
    )


def _grammar(lang: str) -> Grammar:
    values: dict[str, object] = {}
    kinds = {f.name: f.type for f in fields(Grammar)}
    for row in rows(lang, "grammar"):
        if row["key"] not in kinds:
            raise VocabularyError(f"{lang}/grammar.tsv: unknown key {row['key']!r}")
        words = frozenset(fold(w.replace("_", "")) for w in row["value"].split("|") if w)
        values[row["key"]] = row["value"] == "yes" if kinds[row["key"]] == "bool" else words
    return Grammar(**values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a class of claim makes of its content; ``clausal`` where only a clause or quotation can be content.

    ``speech`` where its verbs stand in reporting clauses; ``doer`` is the role of who does what it asks for, alleges or promises.
    """

    effect: str
    clausal: bool
    speech: bool
    doer: str


@cache
def classes_with(trait: str) -> frozenset[str]:
    """The classes that have a trait (``kg/lang/traits.tsv``). Raises ``KeyError`` for one that the table does not have."""
    return {r["trait"]: frozenset(r["classes"].split("|")) for r in rows(".", "traits")}[trait]


@cache
def standing() -> Mapping[str, Standing]:
    """The classes of claims that have content (``kg/lang/standing.tsv``)."""
    return {r["class"]: Standing(r["effect"], r["content"] == "clause", r["speech"] == "yes", r["doer"]) for r in rows(".", "standing")}
