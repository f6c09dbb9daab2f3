#!/usr/bin/env python3
"""Measures the program on real data and compares the figures with the floors of quality.toml.

    tests/quality.py FOLDER_OF_PROGRAMS [--print]

FOLDER_OF_PROGRAMS holds `tickmark` and `examples/evaluate_syntax` (target/release). The treebank samples of fixtures/syntax
are always measured; the rest needs ../shared (or the folder that TICKMARK_SHARED names), and what is not there is named, not
failed. `--print` only shows the figures. Exit code 1 when a figure lies under its floor. Standard library only.
"""
import json, os, re, subprocess, sys, tempfile, tomllib

here = os.path.dirname(os.path.abspath(__file__))
root = os.path.dirname(here)
programs = os.path.abspath(sys.argv[1])
shared = os.path.abspath(os.environ.get('TICKMARK_SHARED') or os.path.join(root, '..', 'shared'))
tickmark = os.path.join(programs, 'tickmark')
only_print = '--print' in sys.argv


def run(*command, cwd=None, codes=(0,)):
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True)
    if done.returncode not in codes:
        sys.exit(f"error: {' '.join(command[:4])} … ended with {done.returncode}\n{done.stderr[-2000:]}")
    return done.stdout


def score(tool, *arguments, cwd=None):
    return run(sys.executable, os.path.join(shared, 'tools', tool), *arguments, cwd=cwd)


def extracted(folder, pattern, *options):
    """The claims of some files, as a temporary file."""
    out = tempfile.NamedTemporaryFile('w', suffix='.jsonl', delete=False)
    files = sorted(f for f in os.listdir(os.path.join(folder, pattern)) if f.endswith('.txt')) if os.path.isdir(os.path.join(folder, pattern)) else None
    paths = [os.path.join(pattern, f) for f in files] if files else [pattern]
    out.write(run(tickmark, 'extract', '--format', 'jsonl', *options, *paths, cwd=folder))
    out.close()
    return out.name


def percent(text, label):
    """`label   P 84.6%  R 57.6%  F1 68.6%` -> 68.6; `R` where only recall is told."""
    found = re.search(rf'^{re.escape(label)}\s.*?F1\s+([\d.]+)%', text, re.M) or re.search(rf'^{re.escape(label)}\s+R\s+([\d.]+)%', text, re.M)
    return float(found.group(1))


def gold(*options):
    found = json.loads(score('score_claims.py', os.path.join(shared, 'gold/dev'), extracted(os.path.join(shared, 'gold'), 'dev', '--all', *options), '--json'))
    names = ['claim_f1', 'value', 'unit', 'modifier', 'of', 'attribution_precision', 'attribution_recall', 'attribution_f1',
             'right_source_where_both', 'mode', 'via', 'ledger_ready_f1']
    figures = {name: 100 * found[name] for name in names}
    # Kept as a floor of nought: offsets are a contract.
    figures['offsets_right'] = 100 if found['offset_faults'] == 0 else 0
    return figures


def attributed(name, *options):
    folder = os.path.join(shared, 'bench', name)
    text = score('score_attribution.py', 'gold.jsonl', extracted(folder, 'text', *options), cwd=folder)
    right = re.search(r'right source where both name one ([\d.]+)%', text)
    return {'attributed_f1': percent(text, 'figure attributed'), 'right_source': float(right.group(1))}


def quantities(name, lines, against, traps=None):
    folder = os.path.join(shared, 'bench', name)
    more = ['--traps', traps] if traps else []
    text = score('score_quantities.py', against, extracted(folder, lines, '--all', '--lines'), *more, cwd=folder)
    figures = {key: percent(text, label) for key, label in [('value', 'value'), ('value_unit', 'value+unit'), ('value_change', 'value+change')]}
    if traps:
        figures['traps_left_alone'] = 100 - float(re.search(r'traps extracted\s+\S+ = ([\d.]+)%', text).group(1))
    return figures


def pages():
    folder = os.path.join(shared, 'corpora/html/benchmark')
    with tempfile.TemporaryDirectory() as texts:
        for page in sorted(os.listdir(folder)):
            if '.html' in page:
                text = run(tickmark, 'extract', '--text', os.path.join(folder, page), codes=(0, 1, 2))
                with open(os.path.join(texts, page.split('.html')[0] + '.txt'), 'w', encoding='utf-8') as out:
                    # The headline stands above the first blank line and is no part of the gold's body.
                    out.write(text.split('\n\n', 1)[-1])
        told = score('score_html.py', os.path.join(folder, 'gold.json'), texts)
    return {'f1': 100 * float(re.search(r'F1 ([\d.]+)', told).group(1))}


def drift():
    told = score('score_drift.py', os.path.join(shared, 'corpora/revisions/figure_revisions.tsv'), tickmark)
    replaced, loud = (float(found) for found in re.findall(r'= ([\d.]+)%', told))
    return {'replaced_reported': replaced, 'form_only_silent': 100 - loud}


def links():
    """Figures of several articles about one thing: what the scorer says of `conflicts --all`."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = os.path.join(folder, 'links.db')
        run(tickmark, '--ledger', ledger, 'import', os.path.join(shared, 'bench/links/text'))
        groups = os.path.join(folder, 'groups.jsonl')
        with open(groups, 'w', encoding='utf-8') as out:
            out.write(run(tickmark, '--ledger', ledger, 'conflicts', '--all', '--format', 'jsonl'))
        told = score('score_links.py', os.path.join(shared, 'bench/links'), groups)
    precision, recall = re.search(r'P\s+([\d.]+)%\s+R\s+([\d.]+)%', told).groups()
    found = re.search(r'found \d+/\d+ groups = ([\d.]+)%.*?: (\d+) of (\d+)', told)
    wrong, given = int(found.group(2)), int(found.group(3))
    near = re.search(r'near misses linked\s+\S+ = ([\d.]+)%', told).group(1)
    return {'precision': float(precision), 'recall': float(recall), 'differing_found': float(found.group(1)),
            'differing_right': 100 * (given - wrong) / max(1, given), 'near_misses_left_alone': 100 - float(near)}


def syntax():
    sample = os.path.join(root, 'fixtures/syntax')
    figures = {}
    for name in ['pud.news', 'gumnews.dev', 'gumnews.test']:
        told = run(os.path.join(programs, 'examples/evaluate_syntax'), os.path.join(sample, name + '.conllu.gz'))
        for label, value in re.findall(r'^  (\S+) +([\d.]+)  \(', told, re.M):
            figures[f"{name}_{label}".lower().replace('.', '_').replace('-', '_')] = float(value)
    return figures


measures = [
    ('syntax', None, syntax),
    ('gold', 'gold/dev', gold),
    ('gold_fast', 'gold/dev', lambda: gold('--fast')),
    ('polnear', 'bench/polnear-dev', lambda: attributed('polnear-dev')),
    ('gum_news', 'bench/gum-news', lambda: attributed('gum-news')),
    ('newsquant', 'bench/newsquant', lambda: quantities('newsquant', 'even.txt', 'even.jsonl', 'even-traps.jsonl')),
    ('rquant', 'bench/rquant', lambda: quantities('rquant', 'even.txt', 'even.jsonl')),
    ('recognizers', 'bench/recognizers', lambda: quantities('recognizers', 'specs.txt', 'specs.jsonl')),
    ('pages', 'corpora/html/benchmark', pages),
    ('drift', 'corpora/revisions/figure_revisions.tsv', drift),
    ('links', 'bench/links', links),
]

with open(os.path.join(here, 'quality.toml'), 'rb') as file:
    floors = tomllib.load(file)
unknown = set(floors) - {name for name, *_ in measures}
if unknown:
    sys.exit(f"error: quality.toml has floors for {', '.join(sorted(unknown))}, which nothing measures")
low = []
for name, needs, measure in measures:
    if needs and not os.path.exists(os.path.join(shared, needs)):
        print(f"{name:<12} not measured: there is no {needs}")
        continue
    figures = measure()
    for key, floor in floors.get(name, {}).items():
        if key not in figures:
            sys.exit(f"error: quality.toml has a floor for {name}.{key}, which nothing measures")
        if round(figures[key], 1) < floor:
            low.append(f"{name}.{key} is {figures[key]:.1f}, its floor {floor}")
    print(f"{name:<12} " + '  '.join(f"{key} {value:.1f}" for key, value in figures.items()))
if low and not only_print:
    sys.exit('error: under the floor\n  ' + '\n  '.join(low))
