"""A page for every code about cells, rows and units (NLS3xx to NLS5xx): title, meaning, a wrong and a right example."""

from __future__ import annotations

from nls_cli.messages.pages_files import Page

CELL_PAGES: dict[str, Page] = {
    "NLS301": (
        ("Ô bắt buộc để trống", "Required cell is blank"),
        (
            "Biểu mẫu yêu cầu ô này phải có giá trị; dòng vẫn được tính.",
            "The form requires this cell; the row still counts.",
        ),
        ("Đơn vị công tác: (trống)", "Đơn vị công tác: (blank)"),
        ("Đơn vị công tác: UBND xã An Hòa", "Đơn vị công tác: UBND xã An Hòa"),
    ),
    "NLS302": (
        ("Không thuộc danh mục", "Not one of the choices"),
        (
            "Cột chỉ nhận các giá trị của biểu mẫu; ô coi là chưa có thông tin.",
            "The column takes only the form's choices; the cell counts as unknown.",
        ),
        ("Đối tượng: Công chưc xã", "Đối tượng: Official"),
        ("Đối tượng: Công chức", "Đối tượng: Công chức"),
    ),
    "NLS303": (
        ("Không rõ có hay không", "Neither yes nor no"),
        (
            "Chỉ nhận Có, x, 1, đã… hoặc Không, 0, -, chưa…; ô coi là chưa có thông tin.",
            "Only Có, x, 1, đã… or Không, 0, -, chưa… are understood; the cell counts as unknown.",
        ),
        ("Đã bồi dưỡng kỹ năng số cơ bản: không rõ lắm", "Đã bồi dưỡng kỹ năng số cơ bản: perhaps"),
        ("Đã bồi dưỡng kỹ năng số cơ bản: Có", "Đã bồi dưỡng kỹ năng số cơ bản: Có"),
    ),
    "NLS304": (
        ("Không phải là số", "Not a number"),
        (
            "Cột số có chữ; ô coi là chưa có thông tin.",
            "A number column holds words; the cell counts as unknown.",
        ),
        ("Dân số: khoảng 8 nghìn", "Dân số: about 8 thousand"),
        ("Dân số: 8012", "Dân số: 8012"),
    ),
    "NLS305": (
        ("Ngoài khoảng cho phép", "Out of range"),
        (
            "Con số không thể có, ví dụ số âm; ô coi là chưa có thông tin.",
            "The number cannot be, such as a negative count; the cell counts as unknown.",
        ),
        ("Số thành viên: -3", "Số thành viên: -3"),
        ("Số thành viên: 3", "Số thành viên: 3"),
    ),
    "NLS306": (
        ("Ngày không hợp lệ", "Not a date"),
        (
            "Không có ngày như vậy, hoặc ghi không đúng dạng; ô coi là chưa có thông tin.",
            "There is no such day, or it is written in another way; the cell counts as unknown.",
        ),
        ("Ngày sinh: 31/02/1985", "Ngày sinh: 31/02/1985"),
        ("Ngày sinh: 28/02/1985, hoặc 1985", "Ngày sinh: 28/02/1985, or 1985"),
    ),
    "NLS307": (
        ("Ngày sau ngày chốt số liệu", "Date after the census"),
        (
            "Việc ghi trong ô chưa thể xảy ra vào ngày chốt số liệu; ô coi là chưa có thông tin.",
            "What the cell says cannot have happened by the date of the data; the cell counts as unknown.",
        ),
        ("Số liệu ngày 01/12/2024, bồi dưỡng ngày 15/12/2024", "Data of 01/12/2024, trained on 15/12/2024"),
        ("Bồi dưỡng ngày 15/11/2024", "Trained on 15/11/2024"),
    ),
    "NLS308": (
        ("Mục không thuộc danh mục", "Item not one of the choices"),
        (
            "Một mục trong danh sách không nhận ra được; các mục khác vẫn được tính.",
            "One item of the list is not understood; the others still count.",
        ),
        ("Y tế; Bán hàng trên mạng", "Y tế; Selling online"),
        ("Y tế; Thương mại điện tử", "Y tế; Thương mại điện tử"),
    ),
    "NLS309": (
        ("Ô báo lỗi", "Error cell"),
        (
            "Công thức trong ô bị lỗi; ô coi là chưa có thông tin, không phải ô trống.",
            "The formula in the cell failed; the cell is unknown, not blank.",
        ),
        ("#REF!, #N/A, #DIV/0!", "#REF!, #N/A, #DIV/0!"),
        ("1250", "1250"),
    ),
    "NLS310": (
        ("Công thức chưa tính", "Formula without a value"),
        (
            "Tệp do phần mềm khác tạo, công thức chưa được tính lần nào.",
            "Another program wrote the formula, and nothing ever calculated it.",
        ),
        ("=SUM(C5:C9) không có giá trị lưu kèm", "=SUM(C5:C9) stored without its result"),
        ("Tệp được mở và lưu bằng Excel", "The file opened and saved by Excel"),
    ),
    "NLS311": (
        ("Cột đánh dấu", "Tick column"),
        (
            "Cột có ô “có” và không có ô “không”: ô trống được hiểu là “không”. Chỉ cần một ô ghi rõ "
            "“Không” thì ô trống là "
            "chưa có thông tin.",
            "The column has a yes and no explicit no, so blanks are taken as no. With a single "
            "explicit no, blanks are unknown.",
        ),
        (
            "x, (trống), x, (trống) khi ô trống là chưa biết",
            "x, (blank), x, (blank) where blank means not known",
        ),
        ("Có, Không, Có, (trống: chưa biết)", "Có, Không, Có, (blank: not known)"),
    ),
    "NLS313": (
        ("Không phải số nguyên", "Not a whole number"),
        (
            "Cột đếm người, tổ, cơ sở mà ô là số lẻ. Gõ 1.234 trong Excel dùng kiểu Anh – Mỹ thành số 1,234.",
            "The column counts people, teams or schools, and the cell has decimals. Typing 1,234 into an Excel with "
            "Vietnamese settings makes it one and a bit.",
        ),
        ("1,234 (số)", "1.234 (number)"),
        ("1234 (số)", "1234 (number)"),
    ),
    "NLS312": (
        ("Số lưu dạng văn bản", "Number stored as text"),
        (
            "Ô chứa chữ số dạng văn bản; được đọc theo cách viết Việt Nam (1.234,5).",
            "The cell holds digits as text; they are read the Vietnamese way (1.234,5).",
        ),
        ("'1.250 (văn bản)", "'1.250 (text)"),
        ("1250 (số)", "1250 (number)"),
    ),
    "NLS401": (
        ("Dòng lặp lại", "Repeated row"),
        (
            "Hai dòng giống nhau ở mọi ô; chỉ tính một lần.",
            "Two rows are equal in every cell; they count once.",
        ),
        ("CB01 | Nguyễn Văn A … ở dòng 5 và dòng 9", "CB01 | Nguyễn Văn A … in rows 5 and 9"),
        ("Chỉ một dòng CB01", "A single row CB01"),
    ),
    "NLS402": (
        ("Trùng mã", "Duplicate key"),
        (
            "Hai dòng cùng mã nhưng nội dung khác nhau; cả hai đều được tính nên số liệu có thể bị tăng.",
            "Two rows have one key but differ; both count, so totals may be too high.",
        ),
        ("CB01 Nguyễn Văn A và CB01 Trần Thị B", "CB01 Nguyễn Văn A and CB01 Trần Thị B"),
        ("CB01 Nguyễn Văn A và CB02 Trần Thị B", "CB01 Nguyễn Văn A and CB02 Trần Thị B"),
    ),
    "NLS403": (
        ("Phần lớn hơn tổng thể", "Part above its whole"),
        (
            "Con số là một phần của con số kia nhưng lại lớn hơn; vẫn giữ nguyên.",
            "The number is a part of the other and yet more; it is kept as it is.",
        ),
        ("Dân số 8012, được thông tin 9000", "Dân số 8012, informed 9000"),
        ("Dân số 8012, được thông tin 7000", "Dân số 8012, informed 7000"),
    ),
    "NLS404": (
        ("Cùng một người", "Same person"),
        (
            "Trùng họ tên và ngày sinh đủ ngày tháng, nhưng mã khác nhau hoặc để trống, trong một "
            "hay nhiều tệp. Người biệt "
            "phái, trưng tập, có đơn vị quản lý gốc, hoặc đã rời đi không bị nêu. Hai người trùng "
            "nhau thật vẫn có thể có.",
            "Same name and full date of birth under different or blank IDs, in one or several files. "
            "Who is seconded, has a "
            "home organization or has left is not reported. Two people may really share both.",
        ),
        (
            "CB01 và SL77: Nguyễn Văn A, 12/04/1982, ở hai đơn vị",
            "CB01 and SL77: Nguyễn Văn A, 12/04/1982, in two bodies",
        ),
        (
            "Một dòng; hoặc dòng biệt phái ghi Đơn vị quản lý gốc",
            "One row; or the secondment with its home organization",
        ),
    ),
    "NLS405": (
        ("Trùng tên trong một địa bàn", "Same name in one place"),
        (
            "Hai tổ hoặc hai trường cùng tên, cùng địa bàn, khác mã.",
            "Two teams or schools of one name in one place under different IDs.",
        ),
        ("T01 và T09: Tổ CNSCĐ thôn Đông", "T01 and T09: Tổ CNSCĐ thôn Đông"),
        (
            "T01: Tổ CNSCĐ thôn Đông; T09: Tổ CNSCĐ thôn Tây",
            "T01: Tổ CNSCĐ thôn Đông; T09: Tổ CNSCĐ thôn Tây",
        ),
    ),
    "NLS406": (
        ("Số thôn có tổ không khớp", "Hamlets with a team disagree"),
        (
            "Danh sách tổ có nhiều thôn hơn số thôn có tổ ghi ở trang Địa bàn.",
            "The list of teams names more hamlets than the localities sheet admits.",
        ),
        (
            "Số thôn có Tổ CNSCĐ: 0, nhưng có tổ ở thôn Đông",
            "Hamlets with a team: 0, yet there is one in thôn Đông",
        ),
        ("Số thôn có Tổ CNSCĐ: 1", "Hamlets with a team: 1"),
    ),
    "NLS407": (
        ("Số lãnh đạo không khớp", "Leaders disagree"),
        (
            "Trang Nhân sự và trang Cơ quan, doanh nghiệp cùng nói về một đơn vị (cùng tên, cùng địa "
            "bàn) nhưng số lãnh đạo khác nhau, "
            "kể cả khi tính các ô chưa có thông tin theo hướng nào.",
            "The staff and organization sheets speak of one body (same name and place) and differ on "
            "its leaders, whatever "
            "the unknown cells may be.",
        ),
        ("Số lãnh đạo: 5; Nhân sự có 3 người giữ chức vụ lãnh đạo", "Leaders: 5; the staff sheet has 3"),
        ("Số lãnh đạo: 3", "Leaders: 3"),
    ),
    "NLS408": (
        ("Tổng các phần lớn hơn tổng thể", "Parts above their whole"),
        (
            "Các phần không giao nhau cộng lại nhiều hơn tổng thể.",
            "Parts that do not overlap add up to more than their whole.",
        ),
        ("Số người lao động 40, nhân viên hỗ trợ CĐS 45", "Employees 40, support staff 45"),
        ("Số người lao động 40, nhân viên hỗ trợ CĐS 4", "Employees 40, support staff 4"),
    ),
    "NLS410": (
        ("Người biệt phái được tính một lần", "A seconded person counts once"),
        (
            "Cùng một mã cán bộ ở hai đơn vị, và dòng ở nơi đang làm việc ghi đơn vị kia là Đơn vị quản lý gốc: chỉ "
            "tính ở nơi đang làm việc.",
            "One staff code in two bodies, and the row where the person works names the other as home organization: "
            "only that row counts.",
        ),
        (
            "Hai dòng cùng mã “CB0001”, không dòng nào ghi Đơn vị quản lý gốc (lỗi NLS402)",
            "Two rows of code “CB0001”, neither with a home organization (error NLS402)",
        ),
        (
            "Nơi đang làm việc ghi Biệt phái, Đơn vị quản lý gốc “Sở Y tế”",
            "Where the person works: seconded, home organization “Sở Y tế”",
        ),
    ),
    "NLS409": (
        ("Dòng cộng sai", "Total does not add up"),
        (
            "Số ở dòng cộng không bằng tổng của toàn bảng, của các dòng phía trên, từ dòng cộng "
            "trước, hay đến dòng cộng sau. Cột có/không: "
            "số ô “có”.",
            "The number is not the sum of the whole table, the rows above, those since the last "
            "total or up to the next. "
            "In yes/no columns it is the number of yes.",
        ),
        ("8012 + 7100, Cộng: 15000", "8012 + 7100, total 15000"),
        ("8012 + 7100, Cộng: 15112", "8012 + 7100, total 15112"),
    ),
    "NLS501": (
        ("Không có huyện này", "District unknown"),
        (
            "Không có huyện, thành phố nào tên như vậy vào ngày chốt số liệu; dòng thuộc “Chưa xác "
            "định được địa bàn”.",
            "There was no district of that name on the date of the data; the row counts as not placed.",
        ),
        ("Huyện Bình Mính", "Huyện Binh Minh Moi"),
        ("Huyện Bình Minh", "Huyện Bình Minh"),
    ),
    "NLS502": (
        ("Không có xã này", "Commune unknown"),
        (
            "Không có xã, phường, thị trấn nào tên như vậy vào ngày chốt số liệu.",
            "There was no commune of that name on the date of the data.",
        ),
        ("Xã An Hòaa", "Xã An Hòaa"),
        ("Xã An Hòa", "Xã An Hòa"),
    ),
    "NLS503": (
        ("Xã không thuộc huyện", "Commune elsewhere"),
        (
            "Xã có thật nhưng thuộc huyện khác; dòng thuộc “Chưa xác định được địa bàn”.",
            "The commune exists in another district; the row counts as not placed.",
        ),
        ("Huyện Đông Sơn | Xã An Hòa", "Huyện Đông Sơn | Xã An Hòa"),
        ("Huyện Bình Minh | Xã An Hòa", "Huyện Bình Minh | Xã An Hòa"),
    ),
    "NLS504": (
        ("Suy ra huyện", "District inferred"),
        (
            "Ô huyện để trống; tên xã chỉ có ở một huyện nên suy ra được.",
            "The district is blank; only one has a commune of that name.",
        ),
        ("(trống) | Xã An Hòa", "(blank) | Xã An Hòa"),
        ("Huyện Bình Minh | Xã An Hòa", "Huyện Bình Minh | Xã An Hòa"),
    ),
    "NLS505": (
        ("Tên có ở nhiều nơi", "Ambiguous name"),
        ("Nhiều đơn vị cùng tên; không đoán.", "Several units have this name; nothing is guessed."),
        ("(trống) | Tân Lập", "(blank) | Tân Lập"),
        ("Huyện Đông Sơn | Xã Tân Lập", "Huyện Đông Sơn | Xã Tân Lập"),
    ),
    "NLS506": (
        ("Sai chính tả tên đơn vị", "Unit misspelt"),
        (
            "Chỉ khớp khi bỏ dấu; vẫn được tính cho đơn vị đó.",
            "It matches only without accents; it still counts for that unit.",
        ),
        ("Huyện Binh Minh", "Huyện Binh Minh"),
        ("Huyện Bình Minh", "Huyện Bình Minh"),
    ),
    "NLS507": (
        ("Cấp huyện đã kết thúc", "Districts have ended"),
        (
            "Từ 1/7/2025 không còn cấp huyện, nên dòng chỉ có huyện thì không xác định được địa bàn.",
            "There are no districts since 1 July 2025; a row with a district alone cannot be placed.",
        ),
        ("Số liệu 2026: Huyện Bình Minh | (trống)", "Data of 2026: Huyện Bình Minh | (blank)"),
        ("(trống) | Xã Giao Hòa", "(blank) | Xã Giao Hòa"),
    ),
    "NLS508": (
        ("Tên đơn vị của thời điểm khác", "Unit of another time"),
        (
            "Tên có thật nhưng đã hết hoặc chưa có vào ngày chốt số liệu (sắp xếp 1/9/2024, 1/7/2025).",
            "The name is real, but it had ended or did not yet exist on the date of the data (1 "
            "September 2024, 1 July 2025).",
        ),
        ("Số liệu 01/12/2024: Huyện Mỹ Lộc", "Data of 01/12/2024: Huyện Mỹ Lộc"),
        ("Số liệu 01/12/2024: Thành phố Nam Định", "Data of 01/12/2024: Thành phố Nam Định"),
    ),
    "NLS509": (
        ("Không có thôn này", "Hamlet unknown"),
        (
            "Tệp địa giới có ghi các thôn, xóm, tổ dân phố của xã vào ngày chốt số liệu, và không có tên này; ô coi "
            "là chưa có thông tin. Xã chưa ghi thôn trong tệp địa giới thì không xét.",
            "The units file lists the hamlets of this commune on the date of the data, and this is none of them; the "
            "cell is unknown. Communes without listed hamlets are not looked at.",
        ),
        ("Xã có Xóm 1, Xóm 2: Xóm 12", "Commune with Xóm 1, Xóm 2: Xóm 12"),
        ("Xóm 2", "Xóm 2"),
    ),
}
