"""Making the trained reader's weights; needs torch, which the package itself does not."""
