"""Which parties are the same, and why: candidates, features, score, judgement, canonical ids."""
