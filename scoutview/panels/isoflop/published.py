"""What was published of large models, to stand beside what is measured here.

Source: Hoffmann et al. (2022), Training Compute-Optimal Large Language Models (arXiv 2203.15556), its
approaches 1, 2 and 3.
"""

from scoutview.panels.isoflop.law_plan import Law

# How the best number of weights and of tokens grows with the computing, by three ways to find it: powers of C
EXPONENTS: tuple[tuple[str, float, float], ...] = (
    ("training curves", 0.50, 0.50),
    ("isoFLOP curves", 0.49, 0.51),
    ("one formula for all", 0.46, 0.54),
)
HOFFMANN = Law(least=1.69, size_factor=406.4, tokens_factor=410.7, size_exponent=0.34, tokens_exponent=0.28)
SOURCE = "Hoffmann et al. 2022"
BUDGETS = (1e19, 1e20, 1e21, 1e22)  # operations at which curves are computed from the formula; not those of the paper
