import type { LanguageWords } from './language-words.ts'

export const vi: LanguageWords = {
  spaced: true,
  words: {
    login: 'đăng nhập',
    welcomeBack: 'chào mừng (bạn )?(trở lại|quay lại)',
    signUp: 'đăng ký|đăng kí|tạo tài khoản|mở tài khoản',
    signOut: 'đăng xuất|thoát',
    account: 'tài khoản|hồ sơ',
    reset: 'quên|đặt lại|khôi phục|lấy lại',
    newsletter: 'bản tin|đăng ký nhận',
    search: 'tìm kiếm',
    next: 'tiếp tục|tiếp theo|tiếp',
    back: 'quay lại|hủy bỏ',
    reveal: 'hiển thị|hiện mật khẩu',
    verify: 'xác nhận|xác minh|xác thực|gửi',
    email: 'e-?mail|thư điện tử',
    phone: 'điện thoại|số điện thoại|di động',
    username: 'tên đăng nhập|tên người dùng|tên tài khoản|người dùng',
    password: 'mật khẩu',
    newPassword: 'mật khẩu mới|(nhập lại|xác nhận|đổi|tạo|thay đổi)( lại)? mật khẩu',
    currentPassword: 'mật khẩu (hiện tại|cũ)',
    terms: 'điều khoản|chính sách',
    passwordRules: '(ít nhất|tối thiểu) \\d+ ký tự',
    personName: 'họ tên|họ và tên|ngày sinh',
    remember: 'ghi nhớ|nhớ mật khẩu|duy trì đăng nhập',
    code: 'mã (xác (nhận|minh|thực)|bảo mật|otp|số)|otp',
    otherCode: 'mã giảm giá|mã khuyến mãi|mã bưu điện|mã giới thiệu',
    refusal:
      'sai (mật|tên|mã|thông)\\p{L}*|không (đúng|hợp lệ|tồn tại|chính xác)|có lỗi|thất bại|thử lại|bị khóa',
    missing: 'bắt buộc|vui lòng nhập|nhập',
  },
}
