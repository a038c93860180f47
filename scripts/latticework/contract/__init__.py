"""What a package says of itself: the model, its one loader, and the check that it agrees with itself."""
