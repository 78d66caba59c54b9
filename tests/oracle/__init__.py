"""A second, naive implementation of the score, against which the real one is compared."""
