#!/usr/bin/env python3
"""Recall on those cases of Recognizers-Text's specifications whose form occurs in news.

    tests/news_forms.py TICKMARK [--misses]

The specifications are spoken commands and made-up phrases as much as newspaper English. Which to count is decided by a rule, not by
hand: a quantity is written as its *form* (digits `9`, `9,9`, `9.9`; number words `N`; hundred, million `S`; thirds `D`), and is kept if that form
stands at least three times in the 40 MB of news of `corpora/bulk.tar.gz`. Where a unit stands with it, the number's form and each word of the unit are looked
for by themselves, or "12 stone" would need that very pair. Left out besides: cases that hold no number (bare "dollar"), and places in an
order, which are no claims here. TICKMARK_SHARED names the folder of the data (else ../shared beside the project). Standard library only.
"""
import collections, importlib.util, json, os, re, subprocess, sys, tarfile

here = os.path.dirname(os.path.abspath(__file__))
shared = os.path.abspath(os.environ.get('TICKMARK_SHARED') or os.path.join(here, '..', '..', 'shared'))
LEAST = 3

WORDS = {w: 'N' for w in 'zero nought naught one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen '
         'seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'.split()}
WORDS |= {w: 'S' for w in 'hundred thousand million billion trillion dozen'.split()}
WORDS |= {w: 'SS' for w in 'hundreds thousands millions billions trillions dozens'.split()}
for part in 'half third quarter fifth sixth seventh eighth ninth tenth twelfth twentieth thirtieth hundredth thousandth millionth billionth trillionth'.split():
    WORDS |= {part: 'D', part + 's': 'DS'}
WORDS['halves'] = 'DS'
PIECE = re.compile(r'(\s*)([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[^\W\d_]+|\S)')
NUMBER = re.compile(r'[$£€¥₹]?(?:9,9|9\.9|9|N|SS|S|DS|D)(?:[-/ ]?(?:9,9|9\.9|9|N|SS|S|DS|D)| and (?:N|a D|9))*')


def form(text):
    """`$4.2 million` -> `$9.9 S`; `twenty-one` -> `N-N`; other words stay, in small letters."""
    text = text.lower().translate(str.maketrans('–—−‐⁄’', "----/'"))
    parts = []
    for space, piece in PIECE.findall(text):
        if piece[0].isdigit() and piece.isascii():
            piece = '9' if piece.isdigit() else '9,9' if '.' not in piece else '9.9'
        parts.append((' ' if space and parts else '') + WORDS.get(piece, piece))
    return ''.join(parts)


class News:
    """How often a form stands in the news text."""

    def __init__(self):
        lines = []
        with tarfile.open(os.path.join(shared, 'corpora/bulk.tar.gz')) as archive:
            for member in archive:
                if member.isfile():
                    lines += map(form, archive.extractfile(member).read().decode('utf-8', 'replace').split('\n'))
        self.text = '\n'.join(lines)
        self.words = collections.Counter(re.findall(r"[^\W\d_]+|[^\w\s]", self.text))
        self.known = {}

    def alone(self, start, end):
        before, after = self.text[start - 1:start], self.text[end:end + 2]
        return not (before.isalnum() or before and before in './$-,' or after[:1].isalnum() or after[:1] in ('/', '-') or after[:1] in ('.', ',') and after[1:].isalnum())

    def has(self, wanted):
        if wanted not in self.known:
            n, at = 0, self.text.find(wanted)
            while at >= 0 and n < LEAST:
                n += self.alone(at, at + len(wanted))
                at = self.text.find(wanted, at + 1)
            self.known[wanted] = n >= LEAST
        return self.known[wanted]


def why_left(case, quantity, news):
    if quantity['value'] is None:
        return 'no number in it'
    if case['model'] == 'OrdinalModel':
        return 'places in an order'
    text, start, end = case['text'], quantity['start'], quantity['end']
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    written = form(text[start:end].strip('.,;:!?()[]"\'“”'))
    if case['model'] in ('NumberModel', 'NumberRangeModel'):
        return None if news.has(written) else 'form not in the news'
    if not all(news.has(number.strip()) for number in NUMBER.findall(written)):
        return 'form not in the news'
    unit = re.findall(r'[^\W\d_]+|[^\s\w]', NUMBER.sub(' ', written))
    return None if all(news.words[word] >= LEAST or word in '.-/,' for word in unit) else 'unit not in the news'


def scorer():
    """The functions of score_quantities.py, without its main."""
    path = os.path.join(shared, 'tools/score_quantities.py')
    spec = importlib.util.spec_from_loader('score_quantities', loader=None)
    module = importlib.util.module_from_spec(spec)
    with open(path, encoding='utf-8') as file:
        exec(compile(file.read().removesuffix('main()\n'), path, 'exec'), module.__dict__)
    return module


def main():
    folder = os.path.join(shared, 'bench/recognizers')
    score, news = scorer(), News()
    told = subprocess.run([os.path.abspath(sys.argv[1]), 'extract', '--all', '--lines', '--format', 'jsonl', 'specs.txt'], cwd=folder, capture_output=True, text=True, check=True)
    system = collections.defaultdict(list)
    for line in told.stdout.splitlines():
        claim = json.loads(line)
        if claim.get('claim', True):
            system[int(claim['document'].rsplit(':', 1)[1])].append(score.ours(claim))
    kept, found, left, misses = collections.Counter(), collections.Counter(), collections.Counter(), []
    with open(os.path.join(folder, 'specs.jsonl'), encoding='utf-8') as file:
        cases = [json.loads(line) for line in file]
    for number, case in enumerate(cases, 1):
        free = list(system[number])
        for quantity in case['quantities']:
            fits = [s for s in free if score.same_value(quantity['value'], s['value']) and quantity['start'] < s['end'] and s['start'] < quantity['end']]
            free = [s for s in free if not fits or s is not fits[0]]
            why = why_left(case, quantity, news)
            if why:
                left[why] += 1
                continue
            kept[case['model']] += 1
            found[case['model']] += bool(fits)
            if not fits:
                misses.append((case['id'], quantity['surface'], case['text'][:100]))
    print(f"kept {kept.total()} of {kept.total() + left.total()}: value recall {found.total() / kept.total():.1%}")
    for model in kept:
        print(f'  {model:<18} {found[model]} of {kept[model]}')
    for why, n in left.most_common():
        print(f'  left out: {why}, {n}')
    for miss in misses if '--misses' in sys.argv else []:
        print('  ', *miss, sep='\t')


main()
