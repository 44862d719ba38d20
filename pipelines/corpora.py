"""Preparing treebanks and NER files for Stanza's trainers: the same normalisation as at parse time, and noise.

Nothing here is random without a seed, and nothing of the data is written outside the folder that the caller names.
"""

import re

MARKS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)


def normalise(text: str) -> str:
    """Text as the models see it: no tashkeel, tatweel or direction marks, digits 0-9."""
    return MARKS.sub("", text).translate(DIGITS)
