"""Sound as samples: pure values, without a device."""
