import type { LanguageWords } from './language-words.ts'

/** Indonesian and Malay. */
export const id: LanguageWords = {
  spaced: true,
  words: {
    login: 'masuk|log masuk|login',
    welcomeBack: 'selamat datang kembali',
    signUp:
      'daftar|pendaftaran|registrasi|buat akun|bergabung|cipta akaun|daftar akaun|buat (id|akaun)',
    signOut: 'keluar|log keluar',
    account: 'akun|akun saya|akaun|profil',
    reset: 'lupa|atur ulang|setel ulang|pulihkan|terlupa|tetapkan semula',
    newsletter: 'berlangganan|langganan|buletin',
    search: 'cari|pencarian|carian',
    next: 'lanjut|lanjutkan|selanjutnya|berikutnya|teruskan|seterusnya',
    back: 'kembali|batal|tutup',
    resend: 'kirim ulang|kirim kode lagi',
    reveal: 'tampilkan|sembunyikan|lihat',
    verify: 'verifikasi|konfirmasi|kirim|sahkan|hantar',
    email: 'e-?mail|surel|alamat email|emel',
    phone: '(nomor )?(telepon|handphone|hp|ponsel)|no\\.? ?hp|telefon',
    username: 'nama pengguna|pengguna|id pengguna',
    password: 'kata sandi|sandi|kata kunci|kata laluan|password',
    newPassword:
      '((kata )?sandi|password|kata laluan)( \\p{L}+)? (baru|baharu)|(ulangi|konfirmasi|ulang|sahkan|buat|ubah|ganti|masukkan ulang) (kata )?(sandi|password|kata laluan)',
    currentPassword:
      '((kata )?sandi|password|kata laluan)( \\p{L}+)? (saat ini|sekarang|lama|semasa)',
    terms: 'syarat|ketentuan|kebijakan privasi|terma',
    passwordRules: '(minimal|minimum|sekurang-kurangnya) \\d+ (karakter|aksara)',
    postal: 'alamat rumah|kode pos|kota',
    personName: 'nama depan|nama belakang|nama lengkap|tanggal lahir|nama penuh',
    remember: 'ingat saya|tetap masuk|ingat',
    code: 'kode|kode verifikasi|kod',
    otherCode: 'kode pos|kode promo|kupon',
    refusal: 'salah|tidak valid|gagal|tidak ditemukan|coba lagi|kesalahan|cuba lagi|diblokir',
    missing: 'wajib|masukkan|harus diisi',
    using: 'dengan|menggunakan|lewat',
    save: 'simpan( \\p{L}+)?|perbarui',
    changes: 'ubah|ganti|tukar',
  },
}
