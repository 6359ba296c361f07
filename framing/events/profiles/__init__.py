"""Ready profiles of outlets, as data of ours."""
