"""Where heavy steps run: on this machine, one item after the other or batches on all cores."""
