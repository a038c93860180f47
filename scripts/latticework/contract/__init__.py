"""What a package states about itself: the model, its one loader, and the check that it agrees with itself."""
