"""Dividing an article's text: which lines are prose, which are the headline, a dateline or page furniture.

Every rule looks at the shape of lines and at their place; phrases are in the furniture tables.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz

from kg.model import Block
from kg.read.furniture import Furniture, key, load_furniture

_EDGES = " \t\r\f\v\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_INNER = re.compile(f"[^{_EDGES}](?:.*[^{_EDGES}])?", re.DOTALL)
_BULLET = re.compile(r"^(?:[-–—ـ•●○▪■◦◄►▶*·»>]|\)\)|\d+[.)](?=\s))[-–—ـ•●▪◦◄►▶*·)>\s]*(?=\S)")
_CLOSED = re.compile(r"""[.؟?!…]["'”’»)\]]*$|["”»]$""")
_STOPPED = re.compile(r"""(?<!\.)\.["'”’»)\]]*$""")
_LETTERS = "[\u0621-\u064a]+"
# A dateline is a place, agency or date set off from the sentence that follows by a dash, slash or bracket.
_INLINE_DATELINES = tuple(map(re.compile, (
    # SEOUL, South Korea (AP) — ; TEHRAN - ; Srinagar- ; afrol News, 27 January -
    r"""(?P<line>[A-Za-z][\w.’'-]*(?:[ ,]+[A-Z0-9][\w.’'-]*){0,5}(?: ?\([^()]{2,30}\))?) ?(?:--|[-–—])\s+(?=["“‘'A-Z0-9])""",
    # Ulaanbaatar/MONTSAME/.
    r"""(?P<line>[A-Z]\w+(?: [A-Z]\w+)? ?/ ?[A-Za-z ]{2,20} ?/)[.:]? +(?=["“A-Z])""",
    # LONDON (Reuters) The …
    r"""(?P<line>[A-Z][A-Z .’'-]{2,25} \([A-Z][A-Za-z]{1,12}\))[:.]? +(?=["“A-Z])""",
    # فرانكفورت (د ب أ) … ; دبي (رويترز) - …
    rf"(?P<line>{_LETTERS}(?: {_LETTERS}){{0,3}} ?\((?:[\u0621-\u064a](?: [\u0621-\u064a])+|[^()\d]{{2,25}}(?=\) ?[-–—:]))\))"
    r"(?: ?[-–—:.])? +(?=\S)",
    # القاهرة – أ ف ب: … ; واشنطن - …
    rf"(?P<line>{_LETTERS}(?:[ ،]+{_LETTERS}){{0,2}}"
    rf"(?: ?[-–—] ?(?:[\u0621-\u064a](?: [\u0621-\u064a]){{2}}|{_LETTERS})(?= ?[-–—:]))?) ?[-–—:ـ]\s+(?=\S)",
)))
_DASH = re.compile(r"\s[-–—]\s|\s[-–—]|[-–—]\s")
_BYLINE_PART = re.compile(r"\s[-–—|/•]\s")
_BY = re.compile(r"By(?: [A-Z][\w.’'-]*){1,5}(?:,? and(?: [A-Z][\w.’'-]*){1,5})?")
_NUMBERED = re.compile(r"\b\d{1,4}\b.*\b\d{2,4}\b")

HEADLINE_WORDS = 25
SECTION_WORDS = 3
PROSE_WORDS = 12
DATELINE_WORDS = 9
SAME = 88
CONTAINED = 0.7


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    end: int
    text: str
    key: str
    group: int

    @property
    def words(self) -> int:
        return len(self.key.split())

    @property
    def is_bullet(self) -> bool:
        return bool(_BULLET.match(self.text))


def divide(text: str, title: str | None = None, headed: bool = False) -> tuple[Block, ...]:
    """The blocks of a text, in order and disjoint, none of them blank.

    ``headed`` says that the format promises a headline in the first line; otherwise a first line is one if it
    looks like it or equals ``title``.
    """
    lines = _lines(text)
    kinds = _by_wording(lines, load_furniture())
    top = _mark_top(lines, kinds, key(title or ""), headed)
    _mark_repeats(lines, kinds, top)
    return tuple(_joined(lines, kinds, top))


# --- lines --------------------------------------------------------------------------------------


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    at, group = 0, 0
    for raw in text.splitlines(keepends=True):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        inner = _INNER.search(body)
        if inner and not inner[0].isspace():
            begin, end = at + inner.start(), at + inner.end()
            found.append(_Line(begin, end, inner[0], key(inner[0]), group))
        else:
            group += 1
        at += len(raw)
    return found


def _by_wording(lines: Sequence[_Line], furniture: Furniture) -> list[str]:
    """``furniture`` or ``section`` where the tables know the phrase, ``paragraph`` for the rest."""
    kinds, below = [], False
    for line in lines:
        kind = furniture.kind(line.text)
        if kind == "after" and _is_prose(line):
            kind = None  # a sentence that happens to begin with the words
        if kind != "after":
            below = below and not _resumes(line)
        else:  # a link on the same line says that there is one link, not a list below
            below = furniture.is_heading(line.text)
        if not line.key or kind in ("line", "start", "after") or below:
            kinds.append("furniture")
        else:
            kinds.append("section" if kind == "section" else "paragraph")
    return kinds


def _resumes(line: _Line) -> bool:
    """True for a sentence of the article below a list of links, which seldom end in a full stop."""
    return _is_prose(line) or (line.words >= 6 and not line.is_bullet and bool(_STOPPED.search(line.text)))


def _is_prose(line: _Line) -> bool:
    return line.words >= PROSE_WORDS and bool(_CLOSED.search(line.text))


# --- the top: section, headline, byline -----------------------------------------------------------


def _mark_top(lines: Sequence[_Line], kinds: list[str], title: str, headed: bool) -> int:
    """Mark what stands above the first paragraph; returns the index of that paragraph."""
    open_lines = [i for i in range(len(lines)) if kinds[i] in ("paragraph", "section")]
    headline = _headline(lines, kinds, open_lines, title, headed)
    for i in open_lines:
        if kinds[i] == "section":
            kinds[i] = "furniture" if headline is None or i < headline or not open_lines.index(i) else "paragraph"
    if headline is not None:
        for i in open_lines[:open_lines.index(headline)]:
            kinds[i] = "furniture"
        kinds[headline] = "headline"
    for i in range(len(lines)):
        if kinds[i] == "paragraph":
            if not _is_byline(lines[i]):
                return i
            kinds[i] = "dateline"
    return len(lines)


def _headline(lines: Sequence[_Line], kinds: Sequence[str], candidates: Sequence[int], title: str,
              headed: bool) -> int | None:
    if len(candidates) < 2:
        return None
    if title:
        for i in candidates[:6]:
            if fuzz.ratio(lines[i].key, title) >= SAME:
                return i
    first = _skip_sections(lines, kinds, candidates)
    line = lines[candidates[first]]
    if first + 1 >= len(candidates) or line.is_bullet or _is_byline(line):
        return None
    shaped = line.words <= HEADLINE_WORDS and not _STOPPED.search(line.text)
    if shaped or (headed and line.words <= 2 * HEADLINE_WORDS):
        return candidates[first]
    return None


def _skip_sections(lines: Sequence[_Line], kinds: Sequence[str], candidates: Sequence[int]) -> int:
    """Position of the first candidate that is no section name: a very short line above a real headline."""
    first = 0
    while first + 2 < len(candidates):
        line, below = lines[candidates[first]], lines[candidates[first + 1]]
        short = line.words <= SECTION_WORDS and not _CLOSED.search(line.text) and not below.is_bullet
        headline_below = (below.words > max(SECTION_WORDS, line.words) and below.words <= HEADLINE_WORDS
                          and not _STOPPED.search(below.text) and not _is_byline(below))
        if kinds[candidates[first]] != "section" and not (short and headline_below):
            break
        first += 1
    return first


def _is_byline(line: _Line) -> bool:
    """A short line of names or a date: "Agency – City", "By Anna Berg", "Saturday, 14 September 2024"."""
    if line.words > DATELINE_WORDS or _CLOSED.search(line.text) or line.is_bullet:
        return False
    if _BY.fullmatch(line.text):
        return True
    parts = _BYLINE_PART.split(line.text)
    return (len(parts) > 1 and all(len(p.split()) <= 4 for p in parts)) or bool(_NUMBERED.search(line.text))


# --- repeats --------------------------------------------------------------------------------------


def _mark_repeats(lines: Sequence[_Line], kinds: list[str], top: int) -> None:
    """A line that says again what the headline, the first paragraphs or an earlier line said."""
    live = [i for i in range(len(lines)) if kinds[i] in ("headline", "paragraph")]
    prose = [i for i in live if i >= top and not lines[i].is_bullet]
    opening = [i for i in live if kinds[i] == "headline"] + prose[:2]
    said: list[int] = []
    for i in live:
        if kinds[i] == "headline":
            said.append(i)
        elif _repeats(lines[i], [lines[j] for j in said], [lines[j] for j in opening if j != i]):
            kinds[i] = "repeat"
        else:
            said.append(i)


def _repeats(line: _Line, said: Sequence[_Line], opening: Sequence[_Line]) -> bool:
    if any(_same(line.key, earlier.key) or _labelled(line.key, earlier.key) for earlier in said):
        return True
    return line.is_bullet and not _is_prose(line) and any(_contained(line.key, o.key) for o in opening)


def _labelled(line: str, earlier: str) -> bool:
    """True for an earlier line behind a few words of label ("Link to the story at The Times: <headline>")."""
    return len(earlier.split()) >= 4 and line.endswith(f" {earlier}") and len(line.split()) <= len(earlier.split()) + 6


def _same(left: str, right: str) -> bool:
    if left == right:
        return True
    if len(left.split()) < 4 or abs(len(left) - len(right)) > 0.25 * max(len(left), len(right)):
        return False
    return fuzz.token_sort_ratio(left, right, score_cutoff=SAME) > 0


def _contained(short: str, long: str) -> bool:
    """True if most words of the short line have a like word in the long one (inflected or not)."""
    words, among = [w for w in short.split() if len(w) > 1], set(long.split())
    if len(words) < 3:
        return False
    like = sum(any(fuzz.ratio(w, other) >= 75 for other in among) for w in words)
    return like / len(words) >= CONTAINED


# --- joining --------------------------------------------------------------------------------------


def _joined(lines: Sequence[_Line], kinds: Sequence[str], top: int) -> list[Block]:
    """One block a line; lines of a hard-wrapped paragraph are one block; an inline dateline is split off."""
    wrapped = _wrapped_groups(lines, kinds)
    blocks: list[Block] = []
    for i, line in enumerate(lines):
        before = lines[i - 1].group if i and kinds[i - 1] == "paragraph" else None
        if kinds[i] == "paragraph" and line.group in wrapped and before == line.group:
            blocks[-1] = Block(blocks[-1].begin, line.end, "paragraph")
            continue
        split = _inline_dateline(line.text) if i == top else 0
        if split:
            dateline = line.text[:split].rstrip()
            blocks.append(Block(line.begin, line.begin + len(dateline), "dateline"))
        if split < len(line.text):
            blocks.append(Block(line.begin + split, line.end, kinds[i]))
    return blocks


def _wrapped_groups(lines: Sequence[_Line], kinds: Sequence[str]) -> set[int]:
    """Groups of lines without a blank line between them that were broken at a fixed width."""
    groups: dict[int, list[_Line]] = {}
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "paragraph" and not line.is_bullet:
            groups.setdefault(line.group, []).append(line)
    broken = {g: members for g, members in groups.items() if len(members) > 1}
    inner = [line for members in broken.values() for line in members[:-1]]
    if len(inner) < 2:
        return set()
    width = median(line.end - line.begin for line in inner)
    even = sum(0.7 * width <= line.end - line.begin <= 1.3 * width for line in inner)
    if not 30 <= width <= 110 or even < 0.8 * len(inner):
        return set()
    ended = sum(bool(_CLOSED.search(line.text)) for line in inner)
    return set(broken) if ended <= 0.4 * len(inner) else set()


def _inline_dateline(text: str) -> int:
    """Length of the dateline that opens a first paragraph, with its dash and blanks; 0 where there is none."""
    for pattern in _INLINE_DATELINES:
        found = pattern.match(text)
        if found and len(text) - found.end() > 40 and len(found["line"]) > 2:
            closing = _DASH.search(text, found.end(), found.end() + 60)
            if not closing:  # a second dash closes a parenthesis: "Mr X - a minister - said"
                return found.end()
    return 0
