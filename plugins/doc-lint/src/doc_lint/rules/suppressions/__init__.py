"""What a site allows itself: every exception has a reason, covers something, and goes when it is no longer needed."""
