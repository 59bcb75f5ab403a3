"""Sound as samples: pure, without a device."""
