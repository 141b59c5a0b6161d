"""What people decide about quotations, speakers, families and checks."""
