import './status.css'
