import './credentials.css'
