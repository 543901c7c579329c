import './app/hr-shell.ts'
