"""What the peers are told of the form: columns and the answers that they accept."""

CHOICES = {
    "Giới tính": ["Nam", "Nữ"],
    "Đối tượng": ["Cán bộ", "Công chức", "Viên chức", "Người lao động"],
    "Tình trạng": ["Đang công tác", "Nghỉ dài hạn", "Đã rời đi"],
    "Trình độ chuyên môn": ["Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ"],
    "Phụ trách CNTT": ["Chuyên trách", "Kiêm nhiệm", "Không"],
    "Phụ trách an toàn thông tin": ["Chuyên trách", "Kiêm nhiệm", "Không"],
    "Phụ trách chuyển đổi số": ["Chuyên trách", "Kiêm nhiệm", "Không"],
    "Sử dụng phần mềm nguồn mở": ["Có", "Không"],
    "Đã bồi dưỡng kỹ năng số cơ bản": ["Có", "Không"],
    "Nhận thức về chuyển đổi số": ["Sâu sắc", "Cơ bản", "Chưa"],
}
