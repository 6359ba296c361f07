"""The practice event: invented outlets, complete texts and their answer key, as data."""
