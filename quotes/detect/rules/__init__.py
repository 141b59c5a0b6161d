"""The reader of rules: cue, source and reported clause from the dependency parse."""
